package org.gaas.applications;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Var;

/**
 * Where the code of a project lives: a URL that can hold neither a password nor an option for a program. Whether its
 * scheme, host and address may be used at all is decided where it is used, by the allow-list.
 *
 * @param value {@code https://host/path}, {@code ssh://user@host/path} or {@code user@host:path}; {@code http:} and
 *     {@code file:///path} for allow-lists that have them, and Subversion's {@code svn:} and {@code svn+ssh:}
 */
public record Repository(String value) {
    public static final Var<Repository> REPOSITORY = Var.text("repository").as(Repository::new, Repository::value);

    private static final int LONGEST = 500;
    private static final Pattern URL = Pattern.compile("([a-z][a-z0-9+.-]*)://([^/]*)(/.*)?");
    private static final Pattern SCP = Pattern.compile("([^/:@]+)@([^/:@]+):([^:].*)");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");
    private static final Pattern SCHEMES = Pattern.compile("https?|ssh|svn|svn\\+ssh|file");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:(?<user>[^@]*)@)?(?<host>\\[[^\\]]*\\]|[^:@\\[\\]]*)(?::(?<port>.*))?");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+\\]");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,63}");
    private static final Pattern PATH = Pattern.compile("(?:[A-Za-z0-9_.~+/-]|%20)*");
    private static final Pattern BAD_PATH = Pattern.compile("-.*|.*//.*|.*/-.*|(.*/)?\\.\\.(/.*)?");

    /**
     * @throws InvalidInput REPO_URL_INVALID, REPO_SCHEME_NOT_ALLOWED, REPO_HOST_INVALID, REPO_HOST_NOT_ALLOWLISTED or
     *     REPO_URL_HAS_CREDENTIALS; the sentence never repeats what may be a secret
     */
    public Repository {
        if (value == null || value.isBlank()) throw no("REPO_URL_INVALID", "must be a URL such as https://host/path");
        if (value.length() > LONGEST) throw no("REPO_URL_INVALID", "must be at most " + LONGEST + " characters");
        if (value.startsWith("-")) throw no("REPO_URL_INVALID", "must not start with '-'");
        if (value.matches("(?s)[a-z]+::.*")) throw no("REPO_SCHEME_NOT_ALLOWED", "must begin with https:// or ssh://");
        if (!value.matches("[\\x21-\\x7e]+"))
            throw no("REPO_URL_INVALID", "must hold no spaces, control characters or letters beyond ASCII");
        Parts.of(value);
    }

    /** How it is reached: {@code https}, {@code ssh} ... in lower case. */
    public String scheme() {
        return Parts.of(value).scheme;
    }

    /** The host in lower case, an IPv6 address without its brackets; empty for {@code file}. */
    public String host() {
        return Parts.of(value).host;
    }

    /** The user of an ssh URL. */
    public Optional<String> user() {
        return Optional.ofNullable(Parts.of(value).user);
    }

    /** The port, where the URL names one. */
    public OptionalInt port() {
        var port = Parts.of(value).port;
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /** What follows the host. */
    public String path() {
        return Parts.of(value).path;
    }

    @Override
    public String toString() {
        return value;
    }

    private static InvalidInput no(String rule, String sentence) {
        return new InvalidInput("repository", rule, sentence);
    }

    private record Parts(String scheme, String user, String host, Integer port, String path) {
        static Parts of(String value) {
            var scp = SCP.matcher(value);
            if (!value.contains("://") && scp.matches())
                return checked("ssh", scp.group(1) + "@" + scp.group(2), scp.group(3));
            var url = URL.matcher(value);
            if (url.matches()) return checked(url.group(1), url.group(2), url.group(3) == null ? "" : url.group(3));
            if (SCHEME.matcher(value).matches())
                throw no("REPO_SCHEME_NOT_ALLOWED", "must begin with https:// or ssh://");
            throw no("REPO_URL_INVALID", "must be a URL such as https://host/path or ssh://git@host/path");
        }

        private static Parts checked(String scheme, String authority, String path) {
            if (!SCHEMES.matcher(scheme).matches())
                throw no("REPO_SCHEME_NOT_ALLOWED", "must begin with https:// or ssh://");
            var parts = AUTHORITY.matcher(authority);
            var user = parts.matches() ? parts.group("user") : null;
            if (authority.replaceAll("@[^@]*$", "").contains(":") && authority.contains("@"))
                throw no("REPO_URL_HAS_CREDENTIALS", "must not hold a password; the desk's own key is used");
            var host = host(scheme, parts, user);
            var port = parts.group("port") == null ? null : port(parts.group("port"));
            if (!PATH.matcher(path).matches() || BAD_PATH.matcher(path).matches())
                throw no(
                        "REPO_URL_INVALID",
                        "must have a path of letters, digits and . _ ~ + - only, without '..', '//', '?', '#' or '@'");
            return new Parts(scheme, user, host, port, path);
        }

        private static String host(String scheme, Matcher authority, String user) {
            var host = authority.matches() ? authority.group("host") : "?";
            if (scheme.equals("file")) {
                if (authority.matches() && authority.group().isEmpty()) return "";
                throw no("REPO_HOST_INVALID", "must have no host: file:///path");
            }
            if (host.isEmpty() || host.startsWith("-")) throw no("REPO_HOST_INVALID", "must name a host");
            if (!HOST.matcher(host).matches() || host.startsWith("[") && !isAddress(host))
                throw no("REPO_HOST_NOT_ALLOWLISTED", "must name a host of letters, digits, dots and hyphens");
            if (user == null) return host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
            if (!scheme.endsWith("ssh"))
                throw no("REPO_HOST_NOT_ALLOWLISTED", "must have no user or token before '@'; the host is " + host);
            if (!USER.matcher(user).matches()) throw no("REPO_HOST_INVALID", "must have a plain user before '@'");
            return host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
        }

        /** In brackets it is an address or nothing: no name server is asked. */
        private static boolean isAddress(String inBrackets) {
            try {
                InetAddress.getByName(inBrackets);
                return true;
            } catch (UnknownHostException no) {
                return false;
            }
        }

        private static int port(String text) {
            var port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
            if (port < 1 || port > 65535) throw no("REPO_URL_INVALID", "must have a port between 1 and 65535");
            return port;
        }
    }
}
