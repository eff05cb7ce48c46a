package org.gaas.remote.sh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.gaas.remote.Host;
import org.gaas.remote.Lock;
import org.gaas.remote.PlainPlatform;
import org.gaas.remote.RemoteSettings;
import org.gaas.remote.Report;
import org.gaas.remote.Report.Outcome;
import org.gaas.remote.RootProgram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A program of root")
class RootProgramTest {
    private static final String WISH = "host=srv1\nweb=public\n";

    @TempDir
    Path folder;

    Host host;

    @BeforeEach
    void server() {
        host = new ScriptHost(
                "local1",
                folder.toString(),
                new PlainPlatform(folder + ":/usr/bin:/bin"),
                new LocalWire("/bin/sh"),
                RemoteSettings.usual(folder));
    }

    @Test
    @DisplayName("is started once to look, to make and to look again")
    void once() throws IOException {
        sudo("exit 0");
        assertThat(line(Optional.of(WISH)).outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(calls()).containsExactly("-n /usr/lib/gaas/site keep capri");
        assertThat(folder.resolve("told")).hasContent(WISH);
    }

    @Test
    @DisplayName("says that there was nothing to do")
    void already() throws IOException {
        sudo("exit 10");
        assertThat(line(Optional.of(WISH)).outcome()).isEqualTo(Outcome.NONE);
        assertThat(calls()).hasSize(1);
    }

    @Test
    @DisplayName("says why it could not be done")
    void failed() throws IOException {
        sudo("echo 'site: nginx does not run' >&2; exit 1");
        assertThat(line(Optional.of(WISH)).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(line(Optional.of(WISH)).reason()).contains("nginx does not run");
    }

    @Test
    @DisplayName("only looks when nothing may be changed")
    void looks() throws IOException {
        sudo("exit 0");
        host.check(List.of(new RootProgram("site", "capri", Optional.of(WISH)))).orThrow();
        assertThat(calls()).containsExactly("-n /usr/lib/gaas/site check capri");
    }

    @Test
    @DisplayName("that takes something away is asked before and after it")
    void gone() throws IOException {
        sudo("case $* in *gone*) [ -e \"$0.removed\" ] ;; *) touch \"$0.removed\" ;; esac");
        assertThat(line(Optional.empty()).outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(calls()).extracting(call -> call.split(" ")[2]).containsExactly("gone", "remove", "gone");
    }

    private Report.Line line(Optional<String> wish) {
        return host.converge(Lock.installation("capri", 1), List.of(new RootProgram("site", "capri", wish)))
                .lines()
                .get(0);
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }

    /** What stands for sudo notes how it was called and what it was told. */
    private void sudo(String answer) throws IOException {
        var sudo = Files.writeString(
                folder.resolve("sudo"),
                "#!/bin/sh\necho \"$*\" >>" + folder + "/calls\ncat >" + folder + "/told\n" + answer + "\n");
        Files.setPosixFilePermissions(sudo, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
