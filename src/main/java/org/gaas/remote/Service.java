package org.gaas.remote;

import java.util.List;

/**
 * A service that runs, and has read its configuration since that last changed. A check can't foresee a change that
 * another wish would make first.
 *
 * @param name as the platform knows it, for example {@code nginx}
 * @param configuration directories below the host's root whose files the service reads
 */
public record Service(String name, List<String> configuration) implements Desired {
    private static final ShFunction FRESH = ShFunction.of("g_service_fresh", """
            g_service_mark=$1; shift
            [ -e "$g_service_mark" ] || { echo 'not loaded by the desk yet'; return 1; }
            g_service_changed=$(find "$@" -newer "$g_service_mark" | head -n 1)
            [ -z "$g_service_changed" ] || { echo "$g_service_changed changed since it was loaded"; return 1; }""");
    private static final ShFunction BEGIN =
            ShFunction.of("g_service_begin", "mkdir -p -- \"${1%/*}\" && : >\"$1.new\"");
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
        var fresh = Fragment.call(FRESH).path(mark());
        for (var directory : configuration) fresh = fresh.path(directory);
        return platform.serviceRuns(name).then(fresh);
    }

    @Override
    public Fragment apply(Platform platform) {
        // marked with the time before the reload: what changes meanwhile counts as not loaded
        return Fragment.call(BEGIN)
                .path(mark())
                .then(platform.reloadService(name))
                .then(Fragment.call(END).path(mark()));
    }

    @Override
    public boolean sharedOnServer() {
        return true;
    }

    private String mark() {
        return "var/lib/gaas/services/" + name;
    }
}
