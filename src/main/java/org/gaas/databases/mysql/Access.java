package org.gaas.databases.mysql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.gaas.databases.DatabaseServer.Settings;
import org.gaas.remote.Desired;
import org.gaas.remote.Fragment;
import org.gaas.remote.Platform;
import org.gaas.remote.ShFunction;

/**
 * The application's account, with exactly these rights, and its settings file agree on a password. It is made on the
 * server, written into the settings file, and known nowhere else, not even to the desk. A seal tells later whether
 * settings, account or rights were changed since, without telling the password.
 */
record Access(Settings settings) implements Desired {
    /**
     * What an application needs to work and to upgrade itself. No GRANT OPTION, no FILE, nothing global.
     */
    static final String RIGHTS = "select, insert, update, delete, create, drop, alter, index, references,"
            + " create temporary tables, lock tables, create view, show view, create routine, alter routine, execute,"
            + " trigger, event";

    /** FILE DIGEST RIGHTS, where the rights are as the server shows them. */
    private static final ShFunction SEAL = ShFunction.of("databases_seal", """
            databases_seal_file=$(sha256sum < "$1") || return 1
            printf '%s %s %s\\n' "$2" "$databases_seal_file" "$3" | sha256sum
            """);

    private static final ShFunction INTACT = ShFunction.of("databases_intact", """
            [ -f "$1" ] || { echo 'no settings file'; return 1; }
            [ -f "$2" ] || { echo 'settings were not written by the desk'; return 1; }
            databases_intact_rights=$(databases_sql "show grants for $4") || { echo 'no such account'; return 1; }
            databases_intact_now=$(databases_seal "$1" "$3" "$databases_intact_rights") || return 1
            [ "$databases_intact_now" = "$(cat "$2")" ] && return 0
            echo 'settings, account or rights were changed'
            return 1
            """, Sql.RUN, SEAL);

    private static final ShFunction RENEW = ShFunction.of("databases_renew", """
            databases_renew_secret=$(od -An -v -N24 -tx1 /dev/urandom | tr -d ' \\n')
            [ ${#databases_renew_secret} -eq 48 ] || { echo 'no random numbers'; return 1; }
            databases_renew_rest=$8 databases_renew_text=
            while :; do
              case $databases_renew_rest in
                *@@PASSWORD@@*) ;;
                *) break ;;
              esac
              databases_renew_text=$databases_renew_text${databases_renew_rest%%@@PASSWORD@@*}$databases_renew_secret
              databases_renew_rest=${databases_renew_rest#*@@PASSWORD@@}
            done
            rm -f "$1.new" || return 1
            (umask 077 && printf '%s' "$databases_renew_text$databases_renew_rest" > "$1.new") || return 1
            chown "$5:$6" "$1.new" && chmod 0640 "$1.new" || return 1
            databases_renew_rights=$(databases_sql "create user if not exists $4;
            alter user $4 identified by '$databases_renew_secret';
            revoke all privileges, grant option from $4;
            $7
            show grants for $4") || { printf '%s\\n' "$databases_renew_rights"; return 1; }
            mv -f "$1.new" "$1" || return 1
            databases_renew_seal=$(databases_seal "$1" "$3" "$databases_renew_rights") || return 1
            printf '%s\\n' "$databases_renew_seal" > "$2.new" && mv -f "$2.new" "$2"
            """, Sql.RUN, SEAL);

    @Override
    public String subject() {
        return "settings " + settings.path() + " and account "
                + settings.account().user();
    }

    @Override
    public Fragment probe(Platform platform) {
        return Fragment.call(INTACT)
                .path(settings.path())
                .path(settings.seal())
                .text(digest(), settings.account().quoted());
    }

    @Override
    public Fragment apply(Platform platform) {
        return Fragment.call(RENEW)
                .path(settings.path())
                .path(settings.seal())
                .text(digest(), settings.account().quoted())
                .text(platform.user(settings.owner()), platform.group(settings.owner()))
                .text(grants(), settings.template());
    }

    private String grants() {
        return settings.names().stream()
                .map(name -> "grant " + RIGHTS + " on " + name.escaped() + ".* to "
                        + settings.account().quoted() + ";")
                .collect(Collectors.joining("\n"));
    }

    private String digest() {
        try {
            var all = settings.template() + "\n" + grants() + "\n" + settings.owner();
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
