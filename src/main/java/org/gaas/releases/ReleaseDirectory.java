package org.gaas.releases;

import org.gaas.applications.RelativePath;
import org.gaas.applications.Tag;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Layout;

/**
 * Where a release lies on a server. Its name says which tag it is, and which files it has: paths are below the host's
 * root.
 *
 * @param name {@code <tag>-<short id of the artefact>}
 */
record ReleaseDirectory(InstallationId installation, String name) {
    static ReleaseDirectory of(InstallationId installation, Tag ref, String artefact) {
        return new ReleaseDirectory(installation, ref.fileName() + "-" + Artefact.brief(artefact));
    }

    String path() {
        return Layout.releases(installation) + "/" + name;
    }

    /** What is kept about it, beside it; and where it is put together. */
    String about() {
        return Layout.releases(installation) + "/." + name;
    }

    /** The tree while it is put together; later it is moved to {@link #path()} in one go. */
    String unfinished() {
        return about() + "/tree";
    }

    /** Where files that the server's store lacks arrive. */
    String arriving() {
        return arriving(installation) + name;
    }

    /** How the paths of all that arrives for an installation begin; its id has no dot. */
    static String arriving(InstallationId installation) {
        return Layout.BASE + "/.arriving/" + installation + ".";
    }

    /** As the link {@code current} says it. */
    String asTarget() {
        return "releases/" + name;
    }

    /** From a shared path's place inside a release to the shared directory. */
    String toShared(RelativePath path) {
        var depth = path.value().split("/").length;
        return "../".repeat(depth + 1) + "shared/" + path;
    }
}
