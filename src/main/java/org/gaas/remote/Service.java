package org.gaas.remote;

import java.util.List;

/**
 * A service that runs, and has read its configuration since that last changed. A check can't foresee a change that
 * another wish would make first.
 *
 * @param name for people
 * @param configuration directories below the host's root whose files the service reads
 * @param runs a probe: the service runs
 * @param reload makes the service read its configuration; starts it when it is not running
 */
public record Service(String name, List<String> configuration, Fragment runs, Fragment reload) implements Desired {
    private static final ShFunction SUM = ShFunction.of("g_service_sum", """
            [ $# -gt 0 ] || { echo none; return 0; }
            find "$@" \\( -type f -o -type l \\) -exec sha256sum {} + 2>/dev/null | sort | sha256sum""");
    private static final ShFunction FRESH = ShFunction.of("g_service_fresh", """
            g_service_mark=$1; shift
            [ -e "$g_service_mark" ] || { echo 'not loaded by the desk yet'; return 1; }
            [ "$(g_service_sum "$@")" = "$(cat -- "$g_service_mark")" ] ||
                { echo 'its configuration changed since it was loaded'; return 1; }""", SUM);
    private static final ShFunction BEGIN = ShFunction.of("g_service_begin", """
            g_service_mark=$1; shift
            mkdir -p -- "${g_service_mark%/*}" && g_service_sum "$@" >"$g_service_mark.new\"""", SUM);
    private static final ShFunction END = ShFunction.of("g_service_end", "mv -f -- \"$1.new\" \"$1\"");

    public Service {
        if (!name.matches("[a-z][a-z0-9@.-]{0,62}"))
            throw new IllegalArgumentException("not a name for a service: '" + name + "'");
        configuration = List.copyOf(configuration);
        configuration.forEach(Paths::checked);
    }

    @Override
    public String subject() {
        return "service " + name;
    }

    @Override
    public Fragment probe(Platform platform) {
        return runs.then(withConfiguration(Fragment.call(FRESH)));
    }

    @Override
    public Fragment apply(Platform platform) {
        // what is there before the reload has been read after it; what changes meanwhile counts as not read
        return withConfiguration(Fragment.call(BEGIN))
                .then(reload)
                .then(Fragment.call(END).path(mark()));
    }

    @Override
    public boolean sharedOnServer() {
        return true;
    }

    private Fragment withConfiguration(Fragment fragment) {
        var all = fragment.path(mark());
        for (var directory : configuration) all = all.path(directory);
        return all;
    }

    private String mark() {
        return "var/lib/gaas/services/" + name;
    }
}
