package org.gaas.installations;

import java.util.Locale;
import java.util.Set;
import org.gaas.engine.InvalidInput;

/**
 * What names of projects and installations may look like: they become directories, system users, parts of URLs and,
 * with underscores for hyphens, names of databases. So they are refused unless they are harmless in all of these.
 */
final class NameRules {
    /** Suffixes that the environments of the delivered policy add; further ones are refused when a name is taken. */
    private static final String ENVIRONMENT_SUFFIX = ".*[-_](acc|demo|test)";

    /** Names that the database server, the operating system or the desk itself uses for something else. */
    private static final Set<String> RESERVED = Set.of(
            ("mysql information_schema performance_schema sys mariadb root admin administrator daemon bin sync games"
                            + " man lp mail news uucp proxy www-data backup list irc gnats nobody sshd systemd messagebus"
                            + " postfix nginx apache redis ntp syslog ftp operator adm sudo staff users gaas store ops"
                            + " releases current shared locks lock tmp etc var acc acceptance demo test production"
                            + " localhost default all chrony docker incus kvm libvirt lxd memcached netdev phpmyadmin podman polkitd"
                            + " postgres render wheel wireshark")
                    .split(" "));

    private NameRules() {}

    static String project(String value) {
        present("project", value);
        if (value.matches(ENVIRONMENT_SUFFIX))
            throw new InvalidInput(
                    "project",
                    "NAME_RESERVED_SUFFIX",
                    "must not end like an environment (-acc, -demo, -test): it would collide with the databases of "
                            + withoutSuffix(value));
        return checked("project", value, 26);
    }

    private static String withoutSuffix(String value) {
        var before = value.replaceFirst("[-_][a-z]+$", "");
        return before.matches("[A-Za-z0-9_-]{1,64}") ? "'" + before + "'" : "another project";
    }

    static String installation(String value) {
        present("installation", value);
        var label = value.lastIndexOf("--");
        if (label > 0 && value.substring(label + 2).matches(Label.SHAPE)) {
            checked("installation", value.substring(0, label), 31);
            if (value.length() > 31) throw tooLong("installation", value, 31);
            return value;
        }
        return checked("installation", value, 31);
    }

    private static void present(String field, String value) {
        if (value == null || value.isEmpty())
            throw new InvalidInput(field, "NAME_REQUIRED", "a name is needed, for example friesland");
    }

    private static String checked(String field, String value, int most) {
        if (RESERVED.contains(value))
            throw new InvalidInput(
                    field, "NAME_RESERVED", "'" + value + "' is used by the servers themselves: choose another name");
        if (value.codePointCount(0, value.length()) > most && value.matches("[a-zA-Z0-9_-]+"))
            throw tooLong(field, value, most);
        value.codePoints().filter(c -> !allowed(c)).findFirst().ifPresent(c -> {
            throw invalid(field, most, complaint(value, c) + proposal(field, value));
        });
        if (!Character.isLetter(value.charAt(0))) throw invalid(field, most, "must start with a letter");
        if (value.contains("--")) throw invalid(field, most, "must not hold --");
        if (value.endsWith("-")) throw invalid(field, most, "must not end with -");
        if (value.length() < 2) throw invalid(field, most, "is too short");
        return value;
    }

    private static boolean allowed(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-';
    }

    private static String complaint(String value, int c) {
        var code = "U+%04X".formatted(c);
        if (value.startsWith("-")) return "must start with a letter";
        if (Character.isISOControl(c)) return "holds a control character " + code;
        if (c > 127) return "holds a character that is not ASCII: " + code;
        return Character.isUpperCase(c) ? "holds upper case" : "holds '" + (char) c + "'";
    }

    /** What was probably meant: small letters, hyphens for underscores and spaces; nothing that is refused too. */
    private static String proposal(String field, String value) {
        var meant = value.toLowerCase(Locale.ROOT).replaceAll("[_ ]+", "-");
        if (meant.equals(value)) return "";
        try {
            var accepted = field.equals("project") ? project(meant) : installation(meant);
            return ": perhaps '" + accepted + "' is meant";
        } catch (InvalidInput no) {
            return "";
        }
    }

    private static InvalidInput invalid(String field, int most, String complaint) {
        return new InvalidInput(
                field,
                "NAME_INVALID",
                complaint + "; allowed are a-z, 0-9 and single hyphens, a letter first, 2 to " + most + " characters");
    }

    private static InvalidInput tooLong(String field, String value, int most) {
        return new InvalidInput(
                field, "NAME_TOO_LONG", "has " + value.length() + " characters; at most " + most + " are possible");
    }
}
