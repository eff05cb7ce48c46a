package org.gaas.adoption;

import java.util.List;
import java.util.TreeSet;
import org.gaas.applications.Descriptor;
import org.gaas.applications.RelativePath;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Layout;

/**
 * The directories of an installation that an archive fills: those that its application writes. Paths hold no blanks.
 *
 * @param directories none is below another
 * @param settings files that stay what they are
 */
record Filled(InstallationId installation, List<RelativePath> directories, List<RelativePath> settings) {
    static Filled of(InstallationId installation, Descriptor descriptor) {
        var files = new TreeSet<>(
                descriptor.shared().files().stream().map(RelativePath::value).toList());
        var all = descriptor.shared().writable().stream()
                .filter(path -> !files.contains(path.value()))
                .toList();
        return new Filled(
                installation,
                all.stream()
                        .filter(path -> all.stream().noneMatch(other -> !other.equals(path) && other.holds(path)))
                        .distinct()
                        .toList(),
                descriptor.settings().stream()
                        .map(Descriptor.SettingsFile::path)
                        .toList());
    }

    boolean isEmpty() {
        return directories.isEmpty();
    }

    String shared() {
        return Layout.shared(installation);
    }

    List<String> writable() {
        return directories.stream().map(RelativePath::value).toList();
    }

    /** As shell functions take them. */
    String directoriesText() {
        return String.join(" ", writable());
    }

    String settingsText() {
        return String.join(" ", settings.stream().map(RelativePath::value).toList());
    }
}
