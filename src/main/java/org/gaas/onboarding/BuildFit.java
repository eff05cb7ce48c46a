package org.gaas.onboarding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.applications.Argv;
import org.gaas.applications.Descriptor;
import org.gaas.onboarding.RepositoryCheck.Finding;
import org.gaas.onboarding.RepositoryCheck.Severity;
import org.gaas.releases.FileMode;
import org.gaas.releases.ManifestEntry;

/**
 * Whether a build has what it needs: its programs, and the files that well-known ones read. Is shown the files of the
 * release one by one.
 */
final class BuildFit {
    private static final List<Tool> TOOLS = List.of(
            new Tool("composer", List.of("install", "i"), "composer.json", "composer.lock", false),
            new Tool("npm", List.of("ci", "clean-install"), "package.json", "package-lock.json", true),
            new Tool("npm", List.of("install", "i"), "package.json", "package-lock.json", false),
            new Tool("yarn", List.of("install"), "package.json", "yarn.lock", false),
            new Tool("pnpm", List.of("install", "i"), "package.json", "pnpm-lock.yaml", false));

    private final List<Argv> commands;
    private final Place place;
    private final Map<String, FileMode> seen = new HashMap<>();

    /**
     * A program that fetches libraries.
     *
     * @param strict whether it refuses to work without its lock file
     */
    private record Tool(String program, List<String> verbs, String file, String lock, boolean strict) {
        boolean is(Argv argv) {
            return argv.program().equals(program) && argv.words().stream().anyMatch(verbs::contains);
        }
    }

    /** Says where in the descriptor a command stands: a JSON pointer in, words for people out. */
    @FunctionalInterface
    interface Place {
        String of(String pointer);
    }

    BuildFit(Descriptor.Build build, Place place) {
        this.commands = build.commands();
        this.place = place;
    }

    /** A file of the release. */
    void see(ManifestEntry entry) {
        var path = entry.path();
        if (commands.stream().anyMatch(argv -> argv.program().equals(path))
                || TOOLS.stream().anyMatch(tool -> tool.file.equals(path) || tool.lock.equals(path)))
            seen.put(path, entry.mode());
    }

    /**
     * What does not fit, after all files were seen.
     *
     * @param lacking programs that the host for builds does not have
     */
    List<Finding> findings(List<String> lacking) {
        var findings = new ArrayList<Finding>();
        for (var i = 0; i < commands.size(); i++) {
            var argv = commands.get(i);
            var where = place.of("/build/commands/" + i);
            program(argv, i > 0, lacking).ifPresent(fault -> findings.add(fault.at(where)));
            TOOLS.stream().filter(tool -> tool.is(argv)).findFirst().ifPresent(tool -> tool(tool, where, findings));
        }
        return findings;
    }

    private Optional<Fault> program(Argv argv, boolean afterOthers, List<String> lacking) {
        var program = argv.program();
        if (!argv.ofRelease())
            return lacking.contains(program)
                    ? Optional.of(new Fault(
                            Severity.ERROR,
                            "runs " + program + ", which the host for builds does not have",
                            "have it installed there, or put a program into the release"))
                    : Optional.empty();
        if (!seen.containsKey(program))
            return Optional.of(new Fault(
                    afterOthers ? Severity.WARNING : Severity.ERROR,
                    "runs " + program + ", which is not in the release",
                    afterOthers ? "the commands before it must make it" : "add it to the repository"));
        return seen.get(program) == FileMode.PLAIN
                ? Optional.of(new Fault(
                        Severity.ERROR, "runs " + program + ", which is not executable", "set its executable bit"))
                : Optional.empty();
    }

    private void tool(Tool tool, String where, List<Finding> findings) {
        if (!seen.containsKey(tool.file))
            findings.add(new Fault(
                            Severity.ERROR,
                            "runs " + tool.program + ", and the release has no " + tool.file,
                            "add it to the repository")
                    .at(where));
        else if (!seen.containsKey(tool.lock))
            findings.add(new Fault(
                            tool.strict ? Severity.ERROR : Severity.WARNING,
                            "chooses the versions of libraries when it is built: the release has no " + tool.lock,
                            "add it to the repository; what was built is kept and shipped as it is either way")
                    .at(where));
    }

    private record Fault(Severity severity, String message, String hint) {
        Finding at(String where) {
            return new Finding(severity, where, message, Optional.of(hint));
        }
    }
}
