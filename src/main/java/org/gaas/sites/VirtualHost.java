package org.gaas.sites;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gaas.installations.InstallationId;

/**
 * How an installation is published. Paths begin below the host's root.
 *
 * @param names the hosts under which it answers; one that others share when the URL has a path
 * @param url where it answers, ending with a slash
 * @param web what is reachable from the web: a folder of the current release
 * @param runtime what runs the scripts in it
 * @param entry the script that answers for paths without a file
 * @param environment for its scripts
 * @param closed whether it says to everybody that it is not open yet
 * @param errorLog where their complaints go; empty: where the web server likes, in the installation's folder or its own
 * @param redirects names that only lead on, each to one under which it answers
 */
public record VirtualHost(
        InstallationId installation,
        List<String> names,
        URI url,
        String web,
        Runtime runtime,
        Optional<String> entry,
        Map<String, String> environment,
        boolean closed,
        Optional<String> errorLog,
        Map<String, String> redirects) {

    /** What runs the scripts of an application. */
    public enum Runtime {
        STATIC,
        CGI,
        PHP
    }

    public VirtualHost {
        names = List.copyOf(names);
        environment = Map.copyOf(environment);
        redirects = Collections.unmodifiableMap(new TreeMap<>(redirects));
    }

    /** Where no name only leads on. */
    public VirtualHost(
            InstallationId installation,
            List<String> names,
            URI url,
            String web,
            Runtime runtime,
            Optional<String> entry,
            Map<String, String> environment,
            boolean closed,
            Optional<String> errorLog) {
        this(installation, names, url, web, runtime, entry, environment, closed, errorLog, Map.of());
    }

    /** The path of the URL without its last slash: {@code /friesland-test}; a lone slash for a host of its own. */
    public String prefix() {
        var path = url.getPath().replaceAll("/+$", "");
        return path.isEmpty() ? "/" : path;
    }
}
