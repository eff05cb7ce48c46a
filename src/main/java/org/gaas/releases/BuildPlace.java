package org.gaas.releases;

import org.gaas.installations.Layout;
import org.gaas.remote.Lock;
import org.gaas.remote.Owner;

/**
 * Where a build happens on its host: in a directory and as a system user of its own, so that no build can touch what
 * another makes. Paths are below the host's root.
 *
 * @param key of the recipe
 */
record BuildPlace(String key) {
    /** All builds of a host. */
    static final String BUILDS = Layout.BASE + "/.builds";

    /** Outcomes, for desks that don't have them yet. */
    static final String KEPT = BUILDS + "/kept";

    /** How much of a key names a place. */
    static final int SHORT = 12;

    String path() {
        return BUILDS + "/" + shortKey();
    }

    String source() {
        return path() + "/source.tar";
    }

    String outcome() {
        return path() + "/outcome.tar";
    }

    String kept() {
        return KEPT + "/" + key + ".tar";
    }

    /** No installation can be called so. */
    String user() {
        return "gaas--" + shortKey();
    }

    Owner owner() {
        return Owner.app(user());
    }

    String operation() {
        return "build-" + shortKey();
    }

    Lock lock(long fence) {
        return new Lock(operation(), fence);
    }

    private String shortKey() {
        return key.substring(0, SHORT);
    }
}
