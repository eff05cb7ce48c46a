package org.gaas.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.gaas.installations.InstallationId;
import org.gaas.remote.Command;
import org.gaas.remote.Fragment;
import org.gaas.remote.RemoteFailure;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Shipping that breaks off")
class BrokenOffShippingTest extends ShippingFixture {
    @Test
    @DisplayName("that breaks off anywhere is completed by the next try, which sends less")
    void brokenOff() throws Exception {
        var files = new TreeMap<String, String>();
        for (var i = 0; i < 40; i++) files.put("f" + i, "content " + i + " " + "x".repeat(2000));
        for (var cut : List.of(10L, 6_000L, 30_000L, 60_000L)) {
            wire.cutAfter(cut);
            try {
                ship("1.0", files);
            } catch (RemoteFailure broken) {
                assertThat(broken.curableByWaiting()).isTrue();
                assertThat(home(CAPRI).resolve("releases")).satisfies(ShippingFixture::showsNoRelease);
            }
        }
        wire.cutAfter(Long.MAX_VALUE);
        sent.clear();
        assertThat(tree(ship("1.0", files))).isEqualTo(contents(files));
        assertThat(String.join(",", sent)).doesNotContain("sending 40 files");
        assertThat(root().resolve("srv/gaas/.arriving")).isEmptyDirectory();
    }

    @Test
    @DisplayName("removes what broke off elsewhere and nobody went on with since a day, and nothing else")
    void leftovers() throws Exception {
        var old = breakOff(CAPRI, "1.0");
        var young = breakOff(CAPRI, "1.1");
        var lonelyLock = old.resolveSibling("gone-test.1.0-12345678.lock");
        Files.createFile(lonelyLock);
        for (var one : List.of(old, lock(old), lonelyLock)) age(one);
        try (var sending = new Sending(old)) {
            ship(DEPAR, "1.0", Map.of("a", "one"), PLAIN);
            assertThat(old).as("it is being sent").exists();
        }
        age(old);
        age(lock(old));
        ship(DEPAR, "1.1", Map.of("a", "two"), PLAIN);
        assertThat(young).exists();
        assertThat(root().resolve("srv/gaas/.arriving").toFile().list())
                .containsExactlyInAnyOrder(
                        young.getFileName().toString(),
                        lock(young).getFileName().toString());
    }

    @Test
    @DisplayName("is called off when its installation goes: nothing is left of it, or comes later")
    void calledOff() throws Exception {
        var other = breakOff(new InstallationId("capri-test-demo"), "1.0");
        var broken = breakOff(CAPRI, "1.0");
        var real = host;
        var lost = new LateHost(real, 3);
        host = lost;
        assertThatThrownBy(() -> ship("1.1", Map.of("a", "one"))).isInstanceOf(LateHost.Lost.class);
        host = real;
        Files.createDirectories(home(CAPRI).resolve("releases/.made/again"));

        shipping.callOff(host, CAPRI);
        assertThat(home(CAPRI)).doesNotExist();
        assertThat(broken).doesNotExist();
        assertThat(other).as("another's").exists();
        lost.arrive();
        assertThat(home(CAPRI)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1111", "1111\n2222\n", "1111\n2222."})
    @DisplayName("does not believe a list of files that was cut off")
    void cutOffList(String list) {
        var look = Fragment.call(ShippingScripts.MISSING)
                .path("srv/gaas/store")
                .path("srv/gaas/.arriving/capri-test-1.0")
                .path("srv/gaas/capri-test/releases/1.0")
                .path("srv/gaas/capri-test/releases/.1.0")
                .path("srv/gaas/capri-test/current")
                .text("releases/1.0");
        assertThat(host.run(Command.of(look).reading(list)).err()).contains("the list of files was cut off");
        assertThat(host.run(Command.of(look).reading("1111\n2222\n.\n")).out().strip())
                .isEqualTo("1-2");
    }

    @Test
    @DisplayName("is waited for when its installation goes: what is being sent would make the home again")
    void stillSending() throws Exception {
        var broken = breakOff(CAPRI, "1.0");
        try (var sending = new Sending(broken)) {
            var calling = CompletableFuture.runAsync(() -> shipping.callOff(host, CAPRI));
            await().until(sending::somebodyWaits);
            assertThat(broken).exists();
            sending.close();
            calling.join();
        }
        assertThat(broken).doesNotExist();
        assertThat(home(CAPRI)).doesNotExist();
    }

    @Test
    @DisplayName("may be killed before or after every round trip, and repeated")
    void killed() throws Exception {
        var real = host;
        for (var trip = 1; trip <= 4; trip++) {
            for (var after : List.of(false, true)) {
                var id = new InstallationId("capri" + trip + (after ? "a" : "b") + "-test");
                Files.createDirectories(home(id).resolve("releases"));
                var files = Map.of("a", "one " + id, "b", "two " + id, "link", "-> a");
                host = new KilledHost(real, trip, after);
                assertThatThrownBy(() -> ship(id, "1.0", files, SHARING)).isInstanceOf(KilledHost.Killed.class);
                host = real;
                var release = ship(id, "1.0", files, SHARING);
                assertThat(tree(release)).containsEntry("a", "one " + id).containsEntry("link", "a");
                shipping.switchTo(host, directory(id, release));
                assertThat(root().resolve("srv/gaas/.arriving")).isEmptyDirectory();
            }
        }
    }

    @Test
    @DisplayName("leaves a placed release alone when a script of an earlier try comes late")
    void late() throws Exception {
        for (var call = 1; call <= 3; call++) {
            var id = new InstallationId("late" + call + "-test");
            var files = Map.of("a", "one " + id, "link", "-> a");
            Files.createDirectories(home(id).resolve("releases"));
            var real = host;
            var lost = new LateHost(real, call);
            host = lost;
            assertThatThrownBy(() -> ship(id, "1.0", files, PLAIN)).isInstanceOf(LateHost.Lost.class);
            host = real;
            var release = ship(id, "1.0", files, PLAIN);
            shipping.switchTo(host, directory(id, release));
            var placed = tree(home(id));

            lost.arrive();
            assertThat(tree(home(id))).isEqualTo(placed);
            shipping.switchTo(host, directory(id, release));
            assertThat(root().resolve("srv/gaas/.arriving")).isEmptyDirectory();
            for (var file : store().toFile().listFiles()) Files.delete(file.toPath());
        }
    }

    /** Where a shipment lies that was cut off half-way. */
    private Path breakOff(InstallationId id, String tag) throws Exception {
        Files.createDirectories(home(id).resolve("releases"));
        var arriving = root().resolve("srv/gaas/.arriving");
        var before = arriving.toFile().isDirectory() ? List.of(arriving.toFile().list()) : List.<String>of();
        var files = new TreeMap<String, String>();
        for (var i = 0; i < 40; i++) files.put("f" + i, id + tag + " content " + i + " " + "x".repeat(2000));
        // in the middle of a file: GNU tar takes a cut between two for the end
        wire.cutAfter(31_000);
        assertThatThrownBy(() -> ship(id, tag, files, PLAIN)).isInstanceOf(RemoteFailure.class);
        wire.cutAfter(Long.MAX_VALUE);
        var left = Stream.of(arriving.toFile().list())
                .filter(name -> !before.contains(name) && !name.endsWith(".lock"))
                .toList();
        assertThat(left).hasSize(1);
        return arriving.resolve(left.get(0));
    }

    private static Path lock(Path arriving) {
        return arriving.resolveSibling(arriving.getFileName() + ".lock");
    }

    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    }

    /** Holds the lock of what arrives, as a script does that receives it. */
    private static final class Sending implements AutoCloseable {
        private final Process holder;
        private final Object inode;

        Sending(Path arriving) throws IOException {
            holder = new ProcessBuilder("flock", lock(arriving).toString(), "sh", "-c", "echo held; cat").start();
            holder.inputReader().readLine();
            inode = inode(lock(arriving));
        }

        boolean somebodyWaits() throws IOException {
            try (var locks = Files.lines(Path.of("/proc/locks"))) {
                return locks.anyMatch(line -> line.contains("->") && line.contains(":" + inode + " "));
            }
        }

        @Override
        public void close() throws IOException {
            holder.getOutputStream().close();
            holder.onExit().join();
        }
    }
}
