package org.gaas.box.front;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a file that publishes an installation: a word and its value on each line, for example
 *
 * <pre>
 * # written by gaas
 * installation friesland-test
 * host localhost
 * prefix /friesland-test
 * web /srv/gaas/friesland-test/current/public
 * runtime cgi
 * entry index.cgi
 * env APPLICATION_ENV test
 * maintenance /srv/gaas/friesland-test/shared/maintenance.html
 * log /srv/gaas/friesland-test/shared/log/error.log
 * certificate /etc/gaas/tls/friesland.pem
 * key /etc/gaas/tls/friesland.key
 * closed yes
 * </pre>
 *
 * {@code redirect old.example new.example:8443} leads on from a name. {@code host}, {@code redirect} and {@code env} may stand on several lines; entry, maintenance, certificate, key and closed may be absent. Paths
 * begin at the server's root.
 */
final class VirtualHostFile {
    private static final Set<String> WORDS = Set.of(
            "installation",
            "host",
            "redirect",
            "prefix",
            "web",
            "runtime",
            "entry",
            "env",
            "maintenance",
            "log",
            "certificate",
            "key",
            "closed");
    private static final int LARGEST = 64 * 1024;

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final VirtualHost.Server server;

    private VirtualHostFile(VirtualHost.Server server) {
        this.server = server;
    }

    /**
     * @throws IllegalArgumentException the file breaks a rule; the message says which
     */
    static VirtualHost read(Path file, VirtualHost.Server server) throws IOException {
        if (Files.size(file) > LARGEST) throw new IllegalArgumentException("more than 64 kB");
        var reader = new VirtualHostFile(server);
        int number = 0;
        for (String line : Files.readAllLines(file, UTF_8)) reader.line(++number, line.strip());
        return reader.virtualHost();
    }

    private void line(int number, String line) {
        if (line.isEmpty() || line.startsWith("#")) return;
        String[] parts = line.split("\\s+", 2);
        if (!WORDS.contains(parts[0]) || parts.length < 2)
            throw new IllegalArgumentException("line " + number + ": '" + parts[0] + "' is unknown or has no value");
        values.computeIfAbsent(parts[0], word -> new ArrayList<>()).add(parts[1]);
    }

    private VirtualHost virtualHost() {
        String installation = one("installation");
        if (!installation.matches("[a-z][a-z0-9-]{1,30}"))
            throw new IllegalArgumentException("not an installation id: '" + installation + "'");
        Path home = server.root().resolve("srv/gaas").resolve(installation);
        return new VirtualHost(
                installation,
                values.getOrDefault("host", List.of("localhost")).stream()
                        .map(host -> host.toLowerCase(Locale.ROOT))
                        .toList(),
                prefix(),
                home,
                inside(home, one("web")),
                runtime(),
                optional("entry").map(VirtualHostFile::entry),
                environment(),
                optional("maintenance").map(path -> inside(home, path)),
                inside(home, one("log")),
                optional("certificate").map(path -> inside(server.root(), path)),
                optional("key").map(path -> inside(server.root(), path)),
                optional("closed").isPresent(),
                pairs("redirect"),
                server);
    }

    private String prefix() {
        String prefix = optional("prefix").orElse("/");
        if (!prefix.matches("/|(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+"))
            throw new IllegalArgumentException("not a prefix: '" + prefix + "'");
        return prefix;
    }

    private VirtualHost.Runtime runtime() {
        return switch (one("runtime")) {
            case "static" -> VirtualHost.Runtime.STATIC;
            case "cgi" -> VirtualHost.Runtime.CGI;
            case "php-cgi" -> VirtualHost.Runtime.PHP_CGI;
            default -> throw new IllegalArgumentException("runtime must be static, cgi or php-cgi");
        };
    }

    private Map<String, String> pairs(String word) {
        var pairs = new LinkedHashMap<String, String>();
        for (String line : values.getOrDefault(word, List.of())) {
            String[] parts = line.split("\\s+", 2);
            if (parts.length < 2) throw new IllegalArgumentException(word + " needs two names");
            pairs.put(parts[0], parts[1]);
        }
        return pairs;
    }

    private Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        for (String line : values.getOrDefault("env", List.of())) {
            String[] parts = line.split("\\s+", 2);
            if (!parts[0].matches("[A-Z_][A-Z0-9_]*"))
                throw new IllegalArgumentException("not a name for the environment: '" + parts[0] + "'");
            environment.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        return environment;
    }

    private static String entry(String name) {
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*"))
            throw new IllegalArgumentException("entry must be a file of the web directory: '" + name + "'");
        return name;
    }

    private Path inside(Path folder, String path) {
        Path absolute = server.root().resolve(path.replaceFirst("^/+", "")).normalize();
        if (!absolute.startsWith(folder)) throw new IllegalArgumentException(path + " is not inside " + folder);
        return absolute;
    }

    private String one(String word) {
        return optional(word).orElseThrow(() -> new IllegalArgumentException("'" + word + "' is missing"));
    }

    private Optional<String> optional(String word) {
        List<String> found = values.getOrDefault(word, List.of());
        if (found.size() > 1) throw new IllegalArgumentException("'" + word + "' stands there more than once");
        return found.stream().findFirst();
    }
}
