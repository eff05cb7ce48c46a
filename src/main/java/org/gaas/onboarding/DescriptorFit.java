package org.gaas.onboarding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gaas.applications.Argv;
import org.gaas.applications.Descriptor;
import org.gaas.applications.RelativePath;
import org.gaas.onboarding.RepositoryCheck.Finding;
import org.gaas.releases.FileMode;
import org.gaas.releases.ManifestEntry;

/** Whether the files of a release are those that a descriptor speaks of. Is shown the files one by one. */
final class DescriptorFit {
    private final Descriptor descriptor;
    private final Set<String> executable;
    private final Set<String> files;
    private final Set<RelativePath> directories;
    private final List<Finding> findings = new ArrayList<>();

    DescriptorFit(Descriptor descriptor) {
        this.descriptor = descriptor;
        this.executable = programs(descriptor);
        this.files = new TreeSet<>(descriptor.data().setup().stream()
                .map(file -> file.file().value())
                .toList());
        descriptor.data().sample().forEach(file -> files.add(file.file().value()));
        this.directories = new java.util.HashSet<>(Set.of(descriptor.web().directory()));
        changes(descriptor).flatMap(change -> change.proof().stream()).forEach(this::needs);
    }

    private void needs(Descriptor.Query proof) {
        if (proof.after().isEmpty()) proof.expectHighestIn().ifPresent(directories::add);
        else proof.expectHighestIn().ifPresent(file -> files.add(file.value()));
    }

    /** A file of the release. */
    void see(ManifestEntry entry) {
        var path = entry.path();
        files.remove(path);
        directories.removeIf(directory -> path.startsWith(directory + "/"));
        if (executable.remove(path) && entry.mode() == FileMode.PLAIN)
            findings.add(Finding.error(path, "is not executable"));
        if (descriptor.settings().stream().anyMatch(file -> file.path().value().equals(path)))
            findings.add(Finding.warning(
                    path, "is in the release, but the server writes it", "remove it from the repository"));
    }

    /** What does not fit, after all files were seen. */
    List<Finding> findings() {
        var all = new ArrayList<Finding>();
        directories.forEach(directory -> all.add(missing(directory.value(), "is not in the release, or empty")));
        executable.forEach(program -> all.add(missing(program, "is not in the release")));
        files.forEach(file -> all.add(missing(file, "is not in the release")));
        all.addAll(findings);
        return all;
    }

    /** A build may make what the repository does not have. */
    private Finding missing(String path, String message) {
        return descriptor.build().isPresent()
                ? Finding.warning(path, message, "the build must make it")
                : Finding.error(path, message);
    }

    private static Set<String> programs(Descriptor descriptor) {
        var programs = new TreeSet<String>();
        changes(descriptor)
                .flatMap(change -> change.commands().stream())
                .filter(Argv::ofRelease)
                .map(Argv::program)
                .forEach(programs::add);
        if (descriptor.runtime().kind() == Descriptor.Kind.CGI)
            descriptor
                    .web()
                    .entry()
                    .ifPresent(entry -> programs.add(descriptor.web().directory() + "/" + entry));
        return programs;
    }

    private static Stream<Descriptor.Change> changes(Descriptor descriptor) {
        return Stream.of(descriptor.install(), descriptor.upgrade()).flatMap(Optional::stream);
    }
}
