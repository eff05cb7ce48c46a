package org.gaas.releases;

import java.util.List;

/** Releases for tests that only list or refuse. */
public final class ReleasesWithout {
    private ReleasesWithout() {}

    public static Releases storage(Source source) {
        var allowed = new AllowedRepositories(RepositorySettings.none(), host -> List.of());
        return new Releases(List.of(source), allowed, null, null, null);
    }
}
