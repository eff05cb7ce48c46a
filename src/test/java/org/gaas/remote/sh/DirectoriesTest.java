package org.gaas.remote.sh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.gaas.remote.Absent;
import org.gaas.remote.Desired;
import org.gaas.remote.Directory;
import org.gaas.remote.Host;
import org.gaas.remote.Lock;
import org.gaas.remote.Owner;
import org.gaas.remote.PlainPlatform;
import org.gaas.remote.RemoteSettings;
import org.gaas.remote.Report.Line;
import org.gaas.remote.Report.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Directories of one list")
class DirectoriesTest {
    @TempDir
    Path folder;

    Path root;
    Host host;

    @BeforeEach
    void server() throws IOException {
        root = Files.createDirectory(folder.resolve("root"));
        var programs = Files.createDirectory(folder.resolve("programs"));
        var counting = Files.writeString(
                programs.resolve("stat"), "#!/bin/sh\necho \"$*\" >>" + folder + "/calls\nexec /usr/bin/stat \"$@\"\n");
        Files.setPosixFilePermissions(counting, PosixFilePermissions.fromString("rwxr-xr-x"));
        host = new ScriptHost(
                "local1",
                root.toString(),
                new PlainPlatform(programs + ":/usr/bin:/bin"),
                new LocalWire("/bin/sh"),
                RemoteSettings.usual(folder));
    }

    @Test
    @DisplayName("that are as they should be are looked at by one program")
    void together() throws IOException {
        var wishes = directories("a", "a/b b", "a/c'c");
        converge(wishes);
        Files.delete(folder.resolve("calls"));
        assertThat(converge(wishes)).extracting(Line::outcome).containsOnly(Outcome.NONE);
        assertThat(folder.resolve("calls")).content().hasLineCount(1);
        assertThat(host.check(wishes).lines()).extracting(Line::outcome).containsOnly(Outcome.NONE);
        assertThat(folder.resolve("calls")).content().hasLineCount(2);
    }

    @Test
    @DisplayName("that are not are put right, each by itself")
    void apart() throws IOException {
        var wishes = directories("a", "b", "c", "d");
        converge(wishes);
        Files.setPosixFilePermissions(root.resolve("b"), PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.delete(root.resolve("c"));
        assertThat(host.check(wishes).lines())
                .extracting(Line::outcome)
                .containsExactly(Outcome.NONE, Outcome.WOULD_APPLY, Outcome.WOULD_APPLY, Outcome.NONE);
        assertThat(converge(wishes))
                .extracting(Line::outcome)
                .containsExactly(Outcome.NONE, Outcome.APPLIED, Outcome.APPLIED, Outcome.NONE);
        assertThat(converge(wishes)).extracting(Line::outcome).containsOnly(Outcome.NONE);
    }

    @Test
    @DisplayName("are no links to one, and no files")
    void links() throws IOException {
        var wishes = directories("a", "b", "c");
        converge(wishes);
        Files.delete(root.resolve("b"));
        Files.createSymbolicLink(root.resolve("b"), Path.of("a"));
        assertThat(converge(wishes))
                .extracting(Line::outcome)
                .containsExactly(Outcome.NONE, Outcome.FAILED, Outcome.FAILED);
        Files.delete(root.resolve("b"));
        Files.createFile(root.resolve("b"));
        assertThat(converge(wishes).get(1).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    @DisplayName("are looked at anew when a wish before them changed something")
    void meanwhile() {
        converge(directories("srv/gaas/a", "srv/gaas/b"));
        var wishes = List.of(directory("srv/gaas/b"), new Absent("srv/gaas/a"), directory("srv/gaas/a"));
        assertThat(converge(wishes))
                .extracting(Line::outcome)
                .containsExactly(Outcome.NONE, Outcome.APPLIED, Outcome.APPLIED);
        assertThat(root.resolve("srv/gaas/a")).isDirectory();
    }

    private static List<Desired> directories(String... paths) {
        return Stream.of(paths).map(DirectoriesTest::directory).toList();
    }

    private static Desired directory(String path) {
        return new Directory(path, Owner.DESK, "0750");
    }

    private List<Line> converge(List<Desired> wishes) {
        return host.converge(Lock.installation("capri", 1), wishes).lines();
    }
}
