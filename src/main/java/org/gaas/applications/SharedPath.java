package org.gaas.applications;

/**
 * Something that stays when the release changes: it lies in the installation's {@code shared/} directory and is linked
 * into every release at the same path.
 *
 * @param path where the application expects it, for example {@code var/uploads}
 * @param kind a directory, or one file
 */
public record SharedPath(RelativePath path, Kind kind) {
    public enum Kind {
        DIRECTORY,
        FILE
    }
}
