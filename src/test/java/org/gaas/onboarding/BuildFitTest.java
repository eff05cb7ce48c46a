package org.gaas.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gaas.applications.Argv;
import org.gaas.applications.Descriptor;
import org.gaas.releases.FileMode;
import org.gaas.releases.ManifestEntry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A build, before it is done")
class BuildFitTest {
    @Test
    @DisplayName("has nothing to complain of when its programs and files are there")
    void fits() {
        assertThat(looked(
                        commands("bin/build all", "composer install --no-dev"),
                        List.of(),
                        "x bin/build",
                        "composer.json",
                        "composer.lock"))
                .isEmpty();
    }

    @Test
    @DisplayName("names a program that is missing, not executable, or not on the host, with its place")
    void programs() {
        assertThat(looked(commands("bin/build", "bin/later", "make all"), List.of("make")))
                .containsExactly(
                        "ERROR build.commands.0: runs bin/build, which is not in the release",
                        "WARNING build.commands.1: runs bin/later, which is not in the release",
                        "ERROR build.commands.2: runs make, which the host for builds does not have");
        assertThat(looked(commands("bin/build"), List.of(), "bin/build"))
                .containsExactly("ERROR build.commands.0: runs bin/build, which is not executable");
    }

    @Test
    @DisplayName("names the files that well-known programs need, and the lock file without which versions are open")
    void files() {
        assertThat(looked(commands("composer install"), List.of()))
                .containsExactly("ERROR build.commands.0: runs composer, and the release has no composer.json");
        assertThat(looked(commands("composer install"), List.of(), "composer.json"))
                .containsExactly("WARNING build.commands.0: chooses the versions of libraries when it is built: the"
                        + " release has no composer.lock");
        assertThat(looked(commands("npm ci"), List.of(), "package.json"))
                .singleElement()
                .asString()
                .startsWith("ERROR")
                .contains("package-lock.json");
        assertThat(looked(commands("composer dump-autoload"), List.of())).isEmpty();
    }

    private static List<Argv> commands(String... lines) {
        return Stream.of(lines)
                .map(line -> new Argv(Arrays.asList(line.split(" "))))
                .toList();
    }

    /**
     * @param files an x before one makes it executable
     */
    private static List<String> looked(List<Argv> commands, List<String> lacking, String... files) {
        var fit = new BuildFit(
                new Descriptor.Build(commands), pointer -> pointer.substring(1).replace('/', '.'));
        for (var file : files)
            fit.see(new ManifestEntry(
                    file.replaceFirst("^x ", ""),
                    file.startsWith("x ") ? FileMode.EXECUTABLE : FileMode.PLAIN,
                    "0".repeat(64),
                    0));
        return fit.findings(lacking).stream()
                .map(found -> found.severity() + " " + found.where() + ": " + found.message())
                .toList();
    }
}
