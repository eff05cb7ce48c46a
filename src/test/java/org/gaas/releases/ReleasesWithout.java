package org.gaas.releases;

import java.util.List;
import java.util.Optional;

/** Releases for tests that only list or refuse. */
public final class ReleasesWithout {
    private ReleasesWithout() {}

    public static Releases storage(Source source) {
        return storage(source, List.of());
    }

    /**
     * @param hosts where code may come from, over https
     */
    public static Releases storage(Source source, List<String> hosts) {
        var known = hosts.stream()
                .map(host ->
                        new AllowedHost(host, List.of("https"), List.of(443), List.of(), List.of(), Optional.empty()))
                .toList();
        var allowed = new AllowedRepositories(RepositorySettings.none().with(known, List.of()), host -> List.of());
        return new Releases(List.of(source), allowed, null, null, null);
    }
}
