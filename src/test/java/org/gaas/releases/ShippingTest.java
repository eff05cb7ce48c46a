package org.gaas.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.gaas.TestDatabase;
import org.gaas.applications.Descriptor;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.engine.TestFences;
import org.gaas.installations.InstallationId;
import org.gaas.remote.Command;
import org.gaas.remote.Fragment;
import org.gaas.remote.Host;
import org.gaas.remote.PlainPlatform;
import org.gaas.remote.Platform;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.RemoteSettings;
import org.gaas.remote.sh.LocalWire;
import org.gaas.remote.sh.ScriptHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Shipping")
class ShippingTest {
    private static final InstallationId CAPRI = new InstallationId("capri-test");
    private static final InstallationId DEPAR = new InstallationId("depar-test");
    private static final Descriptor PLAIN = descriptor("shared: {directories: [], files: []}");
    private static final Descriptor SHARING =
            descriptor("shared: {directories: [var/uploads], files: [config/local.ini], writable: [var/uploads]}");

    @TempDir
    Path folder;

    private final TestDatabase database = new TestDatabase();
    private final FakeSource source = new FakeSource();
    private final List<String> sent = new ArrayList<>();
    private Artefacts artefacts;
    private Shipping shipping;
    private LocalWire wire;
    private Host host;

    @BeforeEach
    void make() throws Exception {
        artefacts = new Artefacts(folder.resolve("desk"), Clock.systemUTC());
        shipping = new Shipping(artefacts, TestFences.in(database));
        wire = new LocalWire(shell());
        host = new ScriptHost("acc1", root().toString(), platform(), wire, RemoteSettings.usual(folder));
        for (var installation : List.of(CAPRI, DEPAR))
            for (var part : List.of("releases", "shared"))
                Files.createDirectories(root().resolve("srv/gaas/" + installation + "/" + part));
    }

    @AfterEach
    void close() {
        database.close();
    }

    Platform platform() throws Exception {
        return new PlainPlatform();
    }

    /** What stands for sh on the server. */
    String shell() {
        return "/bin/sh";
    }

    @Test
    @DisplayName("brings the tree exactly, read-only, each content once for all names")
    void exact() throws Exception {
        var files = new TreeMap<String, String>();
        files.put("-", "one dash");
        files.put("-rf", "dash");
        files.put("README", "upper");
        files.put("readme", "lower");
        files.put("a/b/c/" + "n".repeat(255), "same");
        files.put("a/same", "same");
        files.put("bin/run", "x:same");
        files.put("bin/link", "-> ../a/same");
        files.put("empty", "");
        files.put(" spaces ", "spaces");
        files.put("é'\"$(id)`;\\n", "quotes");
        files.put("x: OK", "ok");
        var release = ship("1.0", files);

        assertThat(tree(release)).isEqualTo(contents(files));
        assertThat(mode(release.resolve("a/same"))).isEqualTo("r--r--r--");
        assertThat(mode(release.resolve("bin/run"))).isEqualTo("r-xr-xr-x");
        assertThat(Files.readSymbolicLink(release.resolve("bin/link"))).hasToString("../a/same");
        assertThat(inode(release.resolve("a/same"))).isEqualTo(inode(release.resolve("a/b/c/" + "n".repeat(255))));
        assertThat(inode(release.resolve("a/same"))).isEqualTo(inode(store().resolve(Sha256.of("same"))));
        assertThat(release.getParent()).isEqualTo(home(CAPRI).resolve("releases"));
        assertThat(root().resolve("srv/gaas/.arriving")).isEmptyDirectory();
        assertThat(home(CAPRI).resolve("current")).doesNotExist();
    }

    @Test
    @DisplayName("sends only what the store lacks, and nothing twice for two installations")
    void onlyMissing() throws Exception {
        ship("1.0", Map.of("a", "one", "b", "two"));
        var second = ship("1.1", Map.of("a", "one", "b", "changed", "bin/a", "x:one"));
        assertThat(sent).containsExactly("sending 2 files to acc1", "sending 2 files to acc1");
        ship(DEPAR, "1.1", Map.of("a", "one", "b", "changed", "bin/a", "x:one"), PLAIN);
        assertThat(sent).hasSize(2);
        assertThat(inode(second.resolve("b")))
                .isEqualTo(inode(home(DEPAR)
                        .resolve("releases")
                        .resolve(second.getFileName())
                        .resolve("b")));
    }

    @Test
    @DisplayName("of what is there already is one question")
    void again() throws Exception {
        ship("1.0", Map.of("a", "one"));
        var before = wire.count();
        ship("1.0", Map.of("a", "one"));
        assertThat(wire.count() - before).isEqualTo(1);
    }

    @Test
    @DisplayName("takes four round trips, three when the store has all")
    void roundTrips() throws Exception {
        ship("1.0", Map.of("a", "one"));
        assertThat(wire.count()).isEqualTo(4);
        ship("1.1", Map.of("b", "one"));
        assertThat(wire.count()).isEqualTo(7);
    }

    @Test
    @DisplayName("links what is shared, and leaves behind what the tree has there")
    void shared() throws Exception {
        var release = ship(
                CAPRI,
                "1.0",
                Map.of("a", "one", "var/uploads/old.txt", "from the repository", "config/local.ini", "password"),
                SHARING);
        assertThat(Files.readSymbolicLink(release.resolve("var/uploads"))).hasToString("../../../shared/var/uploads");
        assertThat(Files.readSymbolicLink(release.resolve("config/local.ini")))
                .hasToString("../../../shared/config/local.ini");
        Files.createDirectories(home(CAPRI).resolve("shared/var/uploads"));
        Files.writeString(home(CAPRI).resolve("shared/var/uploads/new.txt"), "kept");
        assertThat(release.resolve("var/uploads/new.txt")).hasContent("kept");
        assertThat(release.resolve("var/uploads/old.txt")).doesNotExist();
        shipping.switchTo(host, directory(CAPRI, release));
    }

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
                assertThat(home(CAPRI).resolve("releases")).satisfies(ShippingTest::showsNoRelease);
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
        var files = Map.of("a", "one", "link", "-> a");
        for (var call = 1; call <= 3; call++) {
            var id = new InstallationId("late" + call + "-test");
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

    @Test
    @DisplayName("notices a damaged file in the server's store, and mends it with the next try")
    void damagedStore() throws Exception {
        ship("1.0", Map.of("a", "one", "b", "two"));
        overwrite(store().resolve(Sha256.of("one")), "bad");
        assertThatThrownBy(() -> ship(DEPAR, "1.0", Map.of("a", "one", "b", "two"), PLAIN))
                .isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("a: FAILED");
        assertThat(home(DEPAR).resolve("releases")).satisfies(ShippingTest::showsNoRelease);
        var release = ship(DEPAR, "1.0", Map.of("a", "one", "b", "two"), PLAIN);
        assertThat(release.resolve("a")).hasContent("one");
    }

    @Test
    @DisplayName("mends a release that was damaged on the server, unless it runs")
    void damagedRelease() throws Exception {
        var release = ship("1.0", Map.of("a", "one", "b", "two"));
        overwrite(release.resolve("a"), "bad");
        assertThatThrownBy(() -> shipping.switchTo(host, directory(CAPRI, release)))
                .isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("a: FAILED");
        assertThat(home(CAPRI).resolve("current")).doesNotExist();
        ship("1.0", Map.of("a", "one", "b", "two"));
        assertThat(release.resolve("a")).hasContent("one");
        shipping.switchTo(host, directory(CAPRI, release));
        overwrite(release.resolve("a"), "bad");
        assertThatThrownBy(() -> ship("1.0", Map.of("a", "one", "b", "two")))
                .isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("deploy another");
        assertThat(release).exists();
    }

    @Test
    @DisplayName("before a switch the tree is checked: nothing changed, missing or added")
    void checked() throws Exception {
        var files = Map.of("a", "one", "b", "two", "link", "-> a");
        var release = ship("1.0", files);
        shipping.switchTo(host, directory(CAPRI, release));
        var extra = Files.writeString(release.resolve("extra"), "x");
        assertNotSwitched(release, "3 files where 2");
        Files.delete(extra);
        shipping.switchTo(host, directory(CAPRI, release));
        Files.delete(release.resolve("link"));
        Files.createSymbolicLink(release.resolve("link"), Path.of("b"));
        assertNotSwitched(release, "a link was changed");
        Files.delete(release.resolve("link"));
        Files.createSymbolicLink(release.resolve("link"), Path.of("a"));
        shipping.switchTo(host, directory(CAPRI, release));
        Files.delete(release.resolve("b"));
        assertNotSwitched(release, "b: FAILED");
    }

    @Test
    @DisplayName("switches in one go, remembers the release before, and does nothing the second time")
    void switches() throws Exception {
        var first = ship("1.0", Map.of("a", "one"));
        var second = ship("1.1", Map.of("a", "two"));
        shipping.switchTo(host, directory(CAPRI, first));
        shipping.switchTo(host, directory(CAPRI, second));
        shipping.switchTo(host, directory(CAPRI, second));
        assertThat(home(CAPRI).resolve("current/a")).hasContent("two");
        assertThat(home(CAPRI).resolve("previous/a")).hasContent("one");
        assertThat(host.check(Shipping.switched(directory(CAPRI, second))).changed())
                .isFalse();
        shipping.switchTo(host, directory(CAPRI, first));
        assertThat(home(CAPRI).resolve("current/a")).hasContent("one");
        assertThat(home(CAPRI).resolve("previous/a")).hasContent("two");
    }

    @Test
    @DisplayName("keeps three releases, the running one and the one before among them, and sweeps the store")
    void prunes() throws Exception {
        var releases = new ArrayList<Path>();
        for (var i = 0; i < 6; i++) {
            releases.add(ship("1." + i, Map.of("a", "content " + i)));
            Files.setLastModifiedTime(releases.get(i), FileTime.from(Instant.parse("2026-01-01T00:00:0" + i + "Z")));
        }
        for (var i = 0; i < 6; i++)
            Files.setLastModifiedTime(
                    store().resolve(Sha256.of("content " + i)), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        Files.createSymbolicLink(
                home(CAPRI).resolve("current"),
                Path.of("releases/" + releases.get(0).getFileName()));
        shipping.switchTo(host, directory(CAPRI, releases.get(5)));
        assertThat(releases.get(1)).doesNotExist();
        assertThat(releases.get(2)).doesNotExist();
        for (var kept : List.of(0, 3, 4, 5)) assertThat(releases.get(kept)).exists();
        assertThat(store().resolve(Sha256.of("content 1"))).doesNotExist();
        assertThat(store().resolve(Sha256.of("content 0"))).exists();
        assertThat(home(CAPRI).resolve("releases/." + releases.get(1).getFileName()))
                .doesNotExist();
    }

    @Test
    @DisplayName("brings a tree without any file")
    void nothing() throws Exception {
        var release = ship("1.0", Map.of());
        assertThat(release).isEmptyDirectory();
        shipping.switchTo(host, directory(CAPRI, release));
    }

    private void assertNotSwitched(Path release, String why) {
        assertThatThrownBy(() -> shipping.switchTo(host, directory(CAPRI, release)))
                .isInstanceOf(RemoteFailure.class)
                .hasMessageContaining(why);
    }

    private static void showsNoRelease(Path releases) throws IOException {
        try (var shown = Files.list(releases)) {
            assertThat(shown.filter(path -> !path.getFileName().toString().startsWith(".")))
                    .isEmpty();
        }
    }

    private Path ship(String tag, Map<String, String> files) throws Exception {
        return ship(CAPRI, tag, files, PLAIN);
    }

    private Path ship(InstallationId id, String tag, Map<String, String> files, Descriptor descriptor)
            throws Exception {
        source.tagged(tag, files);
        var repository = new Repository("https://git.example.org/app.git");
        Artefact artefact;
        try (var writer = artefacts.writer(RepositorySettings.none())) {
            source.export(source.resolve(repository, new Tag(tag), true), writer, Watch.none());
            artefact = writer.finish();
        }
        var directory = ReleaseDirectory.of(id, new Tag(tag), artefact.id());
        var seen = new ArrayList<String>();
        shipping.ship(host, directory, artefact.id(), descriptor, (done, total, text) -> {
            if (text.startsWith("sending") && !seen.contains(text)) seen.add(text);
        });
        sent.addAll(seen);
        return root().resolve(directory.path());
    }

    private static ReleaseDirectory directory(InstallationId id, Path release) {
        return new ReleaseDirectory(id, release.getFileName().toString());
    }

    private Path root() {
        return folder.resolve("server");
    }

    private Path store() {
        return root().resolve("srv/gaas/store");
    }

    private Path home(InstallationId id) {
        return root().resolve("srv/gaas/" + id);
    }

    private static void overwrite(Path file, String content) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Files.writeString(file, content);
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static Object inode(Path file) throws IOException {
        return Files.getAttribute(file, "unix:ino");
    }

    private static Map<String, String> contents(Map<String, String> files) {
        var contents = new TreeMap<String, String>();
        files.forEach((path, content) -> contents.put(path, content.replaceFirst("^(x:|-> )", "")));
        return contents;
    }

    private static Map<String, String> tree(Path release) throws IOException {
        var found = new TreeMap<String, String>();
        try (var files = Files.walk(release)) {
            for (var file : (Iterable<Path>) files::iterator) {
                if (Files.isSymbolicLink(file))
                    found.put(
                            release.relativize(file).toString(),
                            Files.readSymbolicLink(file).toString());
                else if (Files.isRegularFile(file))
                    found.put(release.relativize(file).toString(), Files.readString(file));
            }
        }
        return found;
    }

    private static Descriptor descriptor(String shared) {
        return Descriptor.read("test", """
                gaas: 1
                name: test
                title: Test
                runtime: {kind: static}
                web: {directory: public}
                %s
                health: {checks: [{path: /}]}
                """.formatted(shared).getBytes(StandardCharsets.UTF_8));
    }
}
