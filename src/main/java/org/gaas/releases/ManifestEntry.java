package org.gaas.releases;

/**
 * One file of an artefact.
 *
 * @param path with slashes, as in the repository
 * @param sha256 of the content; for a link, of its target
 * @param size of the content, in bytes
 */
public record ManifestEntry(String path, FileMode mode, String sha256, long size) {
    static ManifestEntry parse(String line) {
        var parts = line.split(" ", 4);
        return new ManifestEntry(parts[3], FileMode.of(parts[1]), parts[0], Long.parseLong(parts[2]));
    }

    String line() {
        return sha256 + " " + mode.word() + " " + size + " " + path + "\n";
    }
}
