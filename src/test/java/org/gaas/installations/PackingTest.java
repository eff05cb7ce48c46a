package org.gaas.installations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.gaas.TestDatabase;
import org.gaas.applications.Applications;
import org.gaas.audit.Trail;
import org.gaas.engine.Progress;
import org.gaas.engine.TestFences;
import org.gaas.fleet.BegunWork;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.NamedPlatform;
import org.gaas.fleet.Policy;
import org.gaas.fleet.Server;
import org.gaas.fleet.ServerName;
import org.gaas.fleet.ServerRole;
import org.gaas.remote.PlainPlatform;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.RemoteSettings;
import org.gaas.remote.sh.LocalWire;
import org.gaas.remote.sh.ScriptHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;

@DisplayName("What is packed of an installation")
class PackingTest {
    private static final InstallationId CAPRI = new InstallationId("capri");
    private static final ServerName SERVER = new ServerName("prod1");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final TestDatabase database = new TestDatabase();
    private final Trail trail = new Trail(database.jdbc(), database.transactions(), Clock.systemUTC());
    private final Set<String> asked = new ConcurrentSkipListSet<>();
    private BegunWork begun;
    private Archives archives;
    private Packing packing;
    private Path archive;

    @BeforeEach
    void production() throws Exception {
        slowTar();
        var platform = new PlainPlatform(folder.resolve("bin") + ":/usr/local/bin:/usr/bin:/bin");
        var fleet = new Fleet(
                database.jdbc(),
                access -> new ScriptHost(
                        access.name(),
                        folder.toString(),
                        platform,
                        new LocalWire("/bin/sh"),
                        RemoteSettings.usual(folder)),
                List.of(new NamedPlatform("fake")),
                Path.of("key"),
                trail);
        fleet.register(
                new Server(
                        SERVER,
                        Set.of(new ServerRole("production")),
                        Server.DEFAULT_ZONE,
                        "127.0.0.1",
                        22,
                        "root",
                        "/",
                        "fake",
                        List.of("ssh-ed25519 AAAA"),
                        Server.State.ACTIVE),
                "adam");
        var policy = Policy.read("policy.yaml", new ClassPathResource("fleet/policy.yaml").getContentAsByteArray());
        var customers = new Customers(database.jdbc(), Clock.systemUTC());
        var installations = new Installations(
                database.jdbc(),
                policy,
                new Projects(database.jdbc(), Clock.systemUTC()),
                customers,
                Clock.systemUTC());
        var fences = TestFences.in(database);
        begun = new BegunWork(database.jdbc(), fleet, asked::contains);
        archives = new Archives(
                installations,
                customers,
                policy,
                fleet,
                fences,
                trail,
                Clock.systemUTC(),
                ZoneId.of("Europe/Amsterdam"),
                begun,
                database.jdbc());
        packing = new Packing(
                installations,
                new Applications(database.jdbc(), Clock.systemUTC()),
                policy,
                archives,
                new Fulfilment(fleet, fences));
        var installation = installations.request(new InstallationRequest(
                new ProjectName("capri"),
                new EnvironmentName("production"),
                Optional.empty(),
                Optional.of(new CustomerName("Capri BV")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "dora",
                "p1"));
        installations.place(CAPRI, Part.WEB, SERVER);
        archive = folder.resolve(Archive.folderOf(installation));
        Files.createDirectories(folder.resolve(Layout.shared(CAPRI)));
        Files.writeString(folder.resolve(Layout.shared(CAPRI)).resolve("a.txt"), "of before");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @DisplayName("ends before it is discarded, when that is taken back: the next archive is nobody else's")
    void takenBack() throws IOException {
        begin("old");
        await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("packing")));
        asked.remove("old");
        assertThat(archives.ended(CAPRI)).as("it still writes").isInstanceOf(Progress.Running.class);
        Files.delete(folder.resolve("hold"));
        await().atMost(PATIENCE).until(() -> archives.ended(CAPRI) instanceof Progress.Done);
        archives.discard(CAPRI);
        assertThat(archive).doesNotExist();

        begin("new");
        await().atMost(PATIENCE).until(() -> packing.poll(CAPRI, "new") instanceof Progress.Done);
        assertThat(archive.resolve("files.tar.gz")).exists();
    }

    @Test
    @DisplayName("is not begun any more by a desk that was too slow, or died when it had noted it")
    void tooLate() {
        assertThatThrownBy(() -> packing.begin(CAPRI, "slow"))
                .as("nobody asks for it any more")
                .isInstanceOfSatisfying(
                        RemoteFailure.class, late -> assertThat(late.reason()).isEqualTo("CALLED_OFF"));
        begun.note("something else", SERVER, asks("else"));
        begun.note(archive.toString().substring(folder.toString().length() + 1), SERVER, asks("died"));
        assertThat(archives.ended(CAPRI)).isInstanceOf(Progress.Done.class);
        assertThatThrownBy(() -> begin("died"))
                .as("the server knows")
                .isInstanceOfSatisfying(
                        RemoteFailure.class, late -> assertThat(late.reason()).isEqualTo("CALLED_OFF"));
        assertThat(archive).doesNotExist();
        assertThat(begun.callOff("something else")).isTrue();
        assertThat(begun.servers("something else")).containsExactly(SERVER);
    }

    private void begin(String operation) {
        packing.begin(CAPRI, asks(operation));
    }

    private String asks(String operation) {
        asked.add(operation);
        return operation;
    }

    /** A program that waits until the test lets it go. */
    private void slowTar() throws IOException {
        Files.createFile(folder.resolve("hold"));
        var tar = Files.createDirectories(folder.resolve("bin")).resolve("tar");
        Files.writeString(
                tar,
                "#!/bin/sh\n: >" + folder.resolve("packing") + "\nwhile [ -e " + folder.resolve("hold")
                        + " ]; do sleep 0.05; done\nexec /bin/tar \"$@\"\n");
        Files.setPosixFilePermissions(tar, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
