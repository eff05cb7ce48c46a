package org.gaas.box.front;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a path below the prefix stands for.
 *
 * @param file a real file inside the installation
 * @param script its path from the prefix on, begins with a slash
 * @param rest what of the path follows the script: CGI's {@code PATH_INFO}
 * @param executed whether it is run, not shown
 */
record Target(Path file, String script, String rest, boolean executed) {

    /** Empty when there is nothing that may be shown: absent, hidden, or outside of the installation. */
    static Optional<Target> of(VirtualHost host, String path) {
        if (hidden(path)) return Optional.empty();
        Path file = host.web().resolve(path.substring(1));
        if (Files.isDirectory(file)) {
            for (String index : host.runtime().indexes())
                if (path.endsWith("/") && Files.isRegularFile(file.resolve(index)))
                    return target(host, file.resolve(index), path + index, "");
        } else if (Files.isRegularFile(file)) {
            return target(host, file, path, "");
        }
        return host.entry().flatMap(entry -> target(host, host.web().resolve(entry), "/" + entry, path));
    }

    /** No files that begin with a dot, and so no way up either. */
    private static boolean hidden(String path) {
        return !path.startsWith("/")
                || path.contains("/.")
                || path.contains("\\")
                || path.chars().anyMatch(Character::isISOControl);
    }

    private static Optional<Target> target(VirtualHost host, Path file, String script, String rest) {
        try {
            Path real = file.toRealPath();
            if (!real.startsWith(host.home().toRealPath()) || !Files.isRegularFile(real)) return Optional.empty();
            return Optional.of(new Target(real, script, rest, executed(host, script)));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    private static boolean executed(VirtualHost host, String script) {
        return switch (host.runtime()) {
            case STATIC -> false;
            case CGI -> script.endsWith(".cgi");
            case PHP_CGI -> script.endsWith(".php");
        };
    }
}
