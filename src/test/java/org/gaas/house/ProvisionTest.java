package org.gaas.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Run with programs that only write down how they were called, so that nothing of this machine is changed. */
@DisplayName("The script that sets a server up")
class ProvisionTest {
    private static final List<String> PROGRAMS = List.of(
            "apt-get",
            "cat",
            "cmp",
            "getent",
            "groupadd",
            "install",
            "ln",
            "mariadb",
            "mariadb-admin",
            "mktemp",
            "mariadbd",
            "mv",
            "readlink",
            "rm",
            "service",
            "systemctl",
            "update-rc.d",
            "useradd",
            "visudo",
            "xargs");

    @TempDir
    Path programs;

    @BeforeEach
    void writing() throws IOException {
        for (var name : PROGRAMS) {
            var script =
                    "#!/bin/sh\necho \"" + name + " $*\" >>'" + called() + "'\n[ \"" + name + "\" != \"$FAILING\" ]\n";
            var file = Files.writeString(programs.resolve(name), script);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.createSymbolicLink(programs.resolve("dirname"), Path.of("/usr/bin/dirname"));
    }

    @Test
    @DisplayName("does all of it")
    void all() throws Exception {
        assertThat(provision("all", "none")).isZero();
        assertThat(Files.readString(called()))
                .contains("apt-get update", "visudo -c", "mv /etc/sudoers.d/.gaas.new /etc/sudoers.d/gaas", "mariadb ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xargs", "install", "visudo", "mariadb"})
    @DisplayName("goes no further when one of its programs fails, and says so by its end")
    void stops(String failing) throws Exception {
        assertThat(provision("all", failing)).isNotZero();
        assertThat(Files.readAllLines(called()).stream().reduce((before, last) -> last))
                .hasValueSatisfying(last -> assertThat(last).startsWith(failing + " "));
    }

    private Path called() {
        return programs.resolve("called");
    }

    private int provision(String what, String failing) throws IOException, InterruptedException {
        var script = new ProcessBuilder("/bin/sh", "docker/host/provision", what);
        script.environment().clear();
        script.environment().put("PATH", programs.toString());
        script.environment().put("FAILING", failing);
        return script.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
