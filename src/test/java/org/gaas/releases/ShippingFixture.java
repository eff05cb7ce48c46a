package org.gaas.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gaas.TestDatabase;
import org.gaas.applications.Descriptor;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.engine.TestFences;
import org.gaas.installations.InstallationId;
import org.gaas.remote.Host;
import org.gaas.remote.PlainPlatform;
import org.gaas.remote.RemoteSettings;
import org.gaas.remote.sh.LocalWire;
import org.gaas.remote.sh.ScriptHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A desk, a store and a server on this machine, and releases that are shipped from one to the other. */
abstract class ShippingFixture {
    static final InstallationId CAPRI = new InstallationId("capri-test");
    static final InstallationId DEPAR = new InstallationId("depar-test");
    static final Descriptor PLAIN = descriptor("shared: {directories: [], files: []}");
    static final Descriptor SHARING =
            descriptor("shared: {directories: [var/uploads], files: [config/local.ini], writable: [var/uploads]}");

    @TempDir
    Path folder;

    final TestDatabase database = new TestDatabase();
    final FakeSource source = new FakeSource();
    final List<String> sent = new ArrayList<>();
    Artefacts artefacts;
    Shipping shipping;
    LocalWire wire;
    Host host;

    @BeforeEach
    void make() throws Exception {
        var platform = hasOnlyBusybox() ? Busybox.platform(programs()) : new PlainPlatform();
        artefacts = new Artefacts(folder.resolve("desk"), Clock.systemUTC());
        shipping = new Shipping(artefacts, TestFences.in(database));
        wire = new LocalWire(hasOnlyBusybox() ? Busybox.SHELL : "/bin/sh");
        host = new ScriptHost("acc1", root().toString(), platform, wire, RemoteSettings.usual(folder));
        for (var installation : List.of(CAPRI, DEPAR))
            for (var part : List.of("releases", "shared"))
                Files.createDirectories(root().resolve("srv/gaas/" + installation + "/" + part));
    }

    @AfterEach
    void close() throws IOException {
        Busybox.remove(programs());
        database.close();
    }

    /** Whether the server has busybox, and nothing else. */
    boolean hasOnlyBusybox() {
        return false;
    }

    static void showsNoRelease(Path releases) throws IOException {
        try (var shown = Files.list(releases)) {
            assertThat(shown.filter(path -> !path.getFileName().toString().startsWith(".")))
                    .isEmpty();
        }
    }

    Path ship(String tag, Map<String, String> files) throws Exception {
        return ship(CAPRI, tag, files, PLAIN);
    }

    Path ship(InstallationId id, String tag, Map<String, String> files, Descriptor descriptor) throws Exception {
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

    static ReleaseDirectory directory(InstallationId id, Path release) {
        return new ReleaseDirectory(id, release.getFileName().toString());
    }

    Path root() {
        return folder.resolve("server");
    }

    Path store() {
        return root().resolve("srv/gaas/store");
    }

    Path home(InstallationId id) {
        return root().resolve("srv/gaas/" + id);
    }

    static void overwrite(Path file, String content) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Files.writeString(file, content);
    }

    static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    static Object inode(Path file) throws IOException {
        return Files.getAttribute(file, "unix:ino");
    }

    static Map<String, String> contents(Map<String, String> files) {
        var contents = new TreeMap<String, String>();
        files.forEach((path, content) -> contents.put(path, content.replaceFirst("^(x:|-> )", "")));
        return contents;
    }

    static Map<String, String> tree(Path release) throws IOException {
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

    static Descriptor descriptor(String shared) {
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

    private Path programs() {
        return folder.resolve("busybox");
    }
}
