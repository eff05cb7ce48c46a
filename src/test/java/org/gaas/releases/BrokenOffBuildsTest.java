package org.gaas.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.util.List;
import org.gaas.engine.TestFences;
import org.gaas.remote.Command;
import org.gaas.remote.Fragment;
import org.gaas.remote.Operation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Builds that are broken off or fail")
class BrokenOffBuildsTest extends BuildsFixture {
    /** From one of its calls to the next that it is killed at. */
    int stride() {
        return 1;
    }

    @Test
    @DisplayName("may be begun again after the desk was killed at any of its calls")
    void killed() throws Exception {
        for (var after : new boolean[] {false, true}) {
            for (var trip = 1; ; trip += stride()) {
                var tree = tree("date +%N >made", "which", after + " " + trip);
                host = new KilledHost(real, trip, after);
                var killed = true;
                try {
                    built("one", tree, List.of("bin/build"));
                    killed = false;
                } catch (KilledHost.Killed inTheMiddle) {
                    host = real;
                    var artefact = built("two", tree, List.of("bin/build"));
                    assertThat(contents("two", artefact)).containsKey("made");
                    host = real;
                    assertThat(built("one", tree, List.of("bin/build"))).isEqualTo(artefact);
                }
                if (!killed) break;
                assertThat(leftOver())
                        .as("call " + trip + (after ? ", after" : ", before"))
                        .isEmpty();
                assertThat(trip).isLessThan(60);
            }
        }
    }

    @Test
    @DisplayName("whose outcome was on its way to where it is kept when the desk was killed are kept after all")
    void halfKept() throws Exception {
        var kept = Files.createDirectories(root().resolve("srv/gaas/.builds/kept"));
        var place = new BuildPlace("0".repeat(64));
        Files.writeString(Files.createDirectories(root().resolve(place.path())).resolve("outcome.tar"), "outcome");
        Files.writeString(kept.resolve(place.key() + ".tar.new"), "outc");
        new BuildHost(real, place, TestFences.in(database)).keepOutcome(7);
        assertThat(kept.resolve(place.key() + ".tar")).hasContent("outcome");
        assertThat(kept.resolve(place.key() + ".tar.new")).doesNotExist();
    }

    @Test
    @DisplayName("that say to have made more than a disk has are not taken as a whole, and nothing of them is kept")
    void endless() throws Exception {
        var kept = Files.createDirectories(root().resolve("srv/gaas/.builds/kept"));
        var place = new BuildPlace("0".repeat(64));
        var outcome = Files.createDirectories(root().resolve(place.path())).resolve("outcome.tar");
        try (var sparse = new RandomAccessFile(outcome.toFile(), "rw")) {
            sparse.setLength(1L << 42);
        }
        assertThatThrownBy(() -> new BuildHost(real, place, TestFences.in(database)).keepOutcome(1 << 20))
                .hasMessageContaining("more than a release may have");
        assertThat(kept.resolve(place.key() + ".tar.new")).doesNotExist();
        assertThat(kept.resolve(place.key() + ".tar")).doesNotExist();
    }

    @Test
    @DisplayName("that made more files than a release may have are refused before they are all remembered")
    void tooMany() throws Exception {
        var archive = folder.resolve("many.tar");
        Files.createDirectories(folder.resolve("many"));
        for (var i = 0; i < 4; i++) Files.writeString(folder.resolve("many").resolve("file" + i), "");
        real.run(Command.of("tar", "-c", "-f", archive.toString(), "-C", folder + "/many", "."))
                .expect("an archive");
        var usual = RepositorySettings.none();
        var few = new RepositorySettings(List.of(), List.of(), usual.timeout(), usual.longest(), 3, usual.mostBytes());
        assertThatThrownBy(() -> new TarTree(archive, few))
                .isInstanceOf(ReleaseRefused.class)
                .hasMessageContaining("holds more than 3 files");
        new TarTree(archive, usual);
    }

    @Test
    @DisplayName("that ended well and left nothing are forgotten, so that the next attempt begins anew")
    void nothingLeft() throws Exception {
        Files.createDirectories(root().resolve("srv/gaas/.builds/kept"));
        var place = new BuildPlace("0".repeat(64));
        var build = new BuildHost(real, place, TestFences.in(database));
        real.begin(place.operation(), Command.of(Fragment.run("true")));
        await().until(() -> real.poll(place.operation()) instanceof Operation.Ended);
        assertThatThrownBy(() -> build.keepOutcome(100)).hasMessageContaining("the build left no outcome");
        assertThat(leftOver()).isEmpty();
    }

    @Test
    @DisplayName("that were cut off on their host begin anew, from the source as it was")
    void cutOff() throws Exception {
        var tree = tree("[ ! -e half ] || exit 9; echo x >half; " + counted() + "; [ \"$(wc -c <'" + folder
                + "/runs')\" -gt 1 ] || kill -9 $PPID $$");
        assertThatThrownBy(() -> built("one", tree, List.of("bin/build"))).isInstanceOf(BuildFailed.class);
        var artefact = built("one", tree, List.of("bin/build"));
        assertThat(contents("one", artefact)).containsEntry("half", "PLAIN x\n");
        assertThat(runs()).isEqualTo(2);
    }

    @Test
    @DisplayName("that fail say where, how, and their last words; nothing of them is left, and they may be tried again")
    void failing() throws Exception {
        var tree = tree("echo out; echo 'no such library' >&2; exit 3");
        for (var i = 0; i < 2; i++)
            assertThatThrownBy(() -> built("one", tree, List.of("true"), List.of("bin/build"), List.of("bin/build")))
                    .isInstanceOf(BuildFailed.class)
                    .hasMessage("the build on build1 ended with code 3; it said: out\nno such library");
        assertThatThrownBy(() -> built("one", tree, List.of("no-such-program")))
                .isInstanceOf(BuildFailed.class)
                .hasMessageContaining("127")
                .hasMessageContaining("no-such-program");
        assertThat(leftOver()).isEmpty();
    }
}
