package org.gaas.box.front;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one installation is published by the front. All paths are absolute on this machine and lie in the installation's
 * own directory, except the certificate's.
 *
 * @param installation its id
 * @param hosts names under which it answers, in lower case
 * @param prefix begins with a slash and does not end with one, except the prefix {@code /}
 * @param home the installation's directory: nothing outside it is ever shown
 * @param web what is published
 * @param entry the script that answers for paths without a file
 * @param environment for its scripts
 * @param maintenance a page that is shown instead, while that file is there
 * @param closed whether it says to everybody that it is not open yet
 * @param redirects names that only lead on, and where to
 * @param log where its scripts' errors go
 */
record VirtualHost(
        String installation,
        List<String> hosts,
        String prefix,
        Path home,
        Path web,
        Runtime runtime,
        Optional<String> entry,
        Map<String, String> environment,
        Optional<Path> maintenance,
        Path log,
        Optional<Path> certificate,
        Optional<Path> key,
        boolean closed,
        Map<String, String> redirects,
        Server server) {

    /** What runs the installation's scripts. */
    enum Runtime {
        STATIC(List.of("index.html")),
        CGI(List.of("index.cgi", "index.html")),
        PHP_CGI(List.of("index.php", "index.html"));

        private final List<String> indexes;

        Runtime(List<String> indexes) {
            this.indexes = indexes;
        }

        List<String> indexes() {
            return indexes;
        }
    }

    /** The server of the box that the installation is on. */
    record Server(String name, Path root) {}

    /** The path below the prefix, beginning with a slash; empty when the prefix is another's. */
    Optional<String> below(String path) {
        if (prefix.equals("/")) return Optional.of(path);
        if (path.equals(prefix)) return Optional.of("");
        return path.startsWith(prefix + "/") ? Optional.of(path.substring(prefix.length())) : Optional.empty();
    }

    boolean answersFor(String host) {
        return hosts.contains(host)
                || redirects.containsKey(host)
                || hosts.contains("localhost") && List.of("127.0.0.1", "[::1]").contains(host);
    }
}
