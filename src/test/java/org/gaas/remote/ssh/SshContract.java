package org.gaas.remote.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.gaas.remote.Command;
import org.gaas.remote.Directory;
import org.gaas.remote.Host;
import org.gaas.remote.HostContract;
import org.gaas.remote.Lock;
import org.gaas.remote.Operation;
import org.gaas.remote.Owner;
import org.gaas.remote.PlainPlatform;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.RemoteFailure.Reason;
import org.gaas.remote.RemoteSettings;
import org.gaas.remote.ServerAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every host does that is reached over SSH. */
abstract class SshContract extends HostContract {
    @TempDir
    protected Path keys;

    private final List<SshServers> desks = new ArrayList<>();
    private SshServers desk;

    /** The public key that the server shows. */
    protected abstract String hostKey();

    protected abstract int port();

    protected abstract String user();

    /** The file with the private key that the server lets in. */
    protected abstract Path deskKey();

    protected abstract void stopServer() throws IOException;

    @AfterEach
    void stop() throws IOException {
        desks.forEach(SshServers::close);
        stopServer();
    }

    @Override
    protected Host host() {
        if (desk == null) desk = desk(Duration.ofMinutes(10));
        return desk.connect(access(port(), deskKey(), hostKey()));
    }

    @Test
    @DisplayName("a server that shows another key than the pinned one is sent no command")
    void otherHostKey() {
        var other = TestKeys.make(keys, "other", "ed25519");
        assertThatThrownBy(() -> desk(Duration.ofMinutes(1))
                        .connect(access(port(), deskKey(), TestKeys.publicKey(other)))
                        .run(Command.of("touch", root + "/sent")))
                .isInstanceOfSatisfying(RemoteFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Reason.HOST_KEY_MISMATCH);
                    assertThat(failure.curableByWaiting()).isFalse();
                    assertThat(failure.found()).contains("ssh-ed25519 SHA256:");
                    assertThat(failure.wanted()).contains("SHA256:");
                });
        assertThat(root.resolve("sent")).doesNotExist();
        assertFailure(Reason.HOST_KEY_MISMATCH, () -> desk(Duration.ofMinutes(1))
                .connect(access(port(), deskKey(), TestKeys.publicKey(TestKeys.make(keys, "rsa", "rsa"))))
                .run(Command.of("true")));
        assertFailure(Reason.HOST_KEY_MISMATCH, () -> desk(Duration.ofMinutes(1))
                .connect(access(port(), deskKey()))
                .run(Command.of("true")));
    }

    @Test
    @DisplayName("a server that does not let the desk in, and one that is not there, are told apart")
    void noWayIn() throws IOException {
        var stranger = TestKeys.make(keys, "stranger", "ed25519");
        assertFailure(Reason.AUTHENTICATION, () -> desk(Duration.ofMinutes(1))
                .connect(access(port(), stranger, hostKey()))
                .run(Command.of("true")));
        assertFailure(Reason.AUTHENTICATION, () -> desk(Duration.ofMinutes(1))
                .connect(access(port(), keys.resolve("missing"), hostKey()))
                .run(Command.of("true")));
        host().run(Command.of("true")).expect("a way in");
        stopServer();
        assertFailure(Reason.UNREACHABLE, () -> host().run(Command.of("true")));
    }

    @Test
    @DisplayName("one session carries many commands at once")
    void multiplexed() throws Exception {
        host().run(Command.of("true"));
        var sessions = sessions();
        var running = new ArrayList<Future<?>>();
        for (int i = 0; i < 12; i++) {
            var name = "n" + i;
            running.add(inBackground(
                    () -> host().run(Command.of("mkdir", root + "/" + name)).expect(name)));
        }
        for (var one : running) one.get();
        assertThat(root.toFile().list()).hasSize(12);
        assertThat(sessions()).isEqualTo(sessions);
    }

    @Test
    @DisplayName("an operation outlives the desk, and another desk attaches to it")
    void twoDesks() throws IOException {
        host().begin("ship", script("while [ ! -e go ]; do sleep 0.05; done; echo shipped"));
        desk.close();
        desk = null;
        assertThat(host().poll("ship")).isInstanceOf(Operation.Running.class);
        Files.createFile(root.resolve("go"));
        assertThat(ended("ship").out()).isEqualTo("shipped\n");
    }

    @Test
    @DisplayName("a session that nobody uses is closed, and opened again on demand")
    void idle() {
        desk = desk(Duration.ofMillis(200));
        host().run(Command.of("true"));
        await().atMost(PATIENCE).until(() -> connections() == 0);
        assertThat(host().run(Command.of("true")).ok()).isTrue();
    }

    @Test
    @DisplayName("a connection that breaks in the middle is a failure that waiting cures, and repeating is safe")
    void brokenConnection() throws Exception {
        try (var cable = new Cable(port())) {
            var far = desk(Duration.ofMinutes(1)).connect(access(cable.port(), deskKey(), hostKey()));
            var wish = new Directory("made", Owner.DESK, "0755");
            var slow = inBackground(
                    () -> far.run(script("touch started; while [ ! -e go ]; do sleep 0.05; done; touch ended")));
            await().atMost(PATIENCE).until(() -> Files.exists(root.resolve("started")));
            cable.cut();
            assertUnreachable(slow);
            Files.createFile(root.resolve("go"));
            await().atMost(PATIENCE).until(() -> Files.exists(root.resolve("ended")));
            assertThat(far.converge(Lock.server(1), List.of(wish)).orThrow().changed())
                    .isTrue();
        }
    }

    @Test
    @DisplayName("a network that lost the way is noticed by silence, a command that is silent is left alone")
    void keepalive() throws Exception {
        try (var cable = new Cable(port())) {
            var far = desk(Duration.ofMinutes(1), Duration.ofMillis(100))
                    .connect(access(cable.port(), deskKey(), hostKey()));
            assertThat(far.run(Command.of("sleep", "2")).ok()).isTrue();
            var waiting = inBackground(() -> far.run(script("touch started; while [ ! -e go ]; do sleep 0.05; done")
                    .within(PATIENCE)));
            await().atMost(PATIENCE).until(() -> Files.exists(root.resolve("started")));
            cable.freeze();
            assertUnreachable(waiting);
            Files.createFile(root.resolve("go"));
        }
    }

    private static void assertUnreachable(Future<?> work) {
        assertThatThrownBy(work::get).cause().isInstanceOfSatisfying(RemoteFailure.class, failure -> assertThat(
                        failure.kind())
                .isEqualTo(Reason.UNREACHABLE));
    }

    /** The server, with other keys pinned than those of {@link #host()}. */
    protected Host connect(String... hostKeys) {
        return desk(Duration.ofMinutes(1)).connect(access(port(), deskKey(), hostKeys));
    }

    /** How many sessions to the server were ever opened by the desk of this test. */
    private int sessions() {
        return desk.opened();
    }

    private int connections() {
        return desk.open();
    }

    private SshServers desk(Duration idle) {
        return desk(idle, Duration.ofSeconds(15));
    }

    private SshServers desk(Duration idle, Duration keepalive) {
        var settings = new RemoteSettings(
                deskKey(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(45),
                Duration.ofSeconds(2),
                idle,
                keepalive);
        var servers = new SshServers(settings);
        desks.add(servers);
        return servers;
    }

    private ServerAccess access(int port, Path key, String... hostKeys) {
        return new ServerAccess(
                "test1", "127.0.0.1", port, user(), key, List.of(hostKeys), root.toString(), new PlainPlatform());
    }
}
