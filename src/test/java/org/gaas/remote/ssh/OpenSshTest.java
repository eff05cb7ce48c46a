package org.gaas.remote.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.gaas.remote.Command;
import org.gaas.remote.Directory;
import org.gaas.remote.Local;
import org.gaas.remote.Lock;
import org.gaas.remote.TextFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A host over SSH, against OpenSSH with a banner and a noisy profile")
class OpenSshTest extends SshContract {
    private static final String SSHD = "/usr/sbin/sshd";

    @TempDir
    Path folder;

    private Process server;
    private Path desk;
    private Path host;
    private int port;

    @BeforeEach
    void startServer() throws IOException {
        assumeTrue(new File(SSHD).canExecute(), "not tried against OpenSSH: there is no " + SSHD + " on this machine");
        assumeTrue(
                !Local.line("getent", "passwd", user()).matches(".*/(nologin|false)"),
                "not tried against OpenSSH: it lets in nobody without a login shell, like " + user());
        desk = TestKeys.make(folder, "desk", "ed25519");
        host = TestKeys.make(folder, "host", "ed25519");
        TestKeys.make(folder, "rsa", "rsa");
        Files.copy(folder.resolve("desk.pub"), folder.resolve("authorized_keys"));
        Files.writeString(folder.resolve("banner"), "Welcome.\n@gaas-0 0 NONE\n");
        Files.writeString(folder.resolve("command"), """
                #!/bin/sh
                echo x >>%1$s/count
                echo 'You have mail.'
                printf 'no line end, %%s' "@gaas-0 0 FAILED" >&2
                printf '@gaas-0 0 FAILED noise'
                exec /bin/sh -c "$SSH_ORIGINAL_COMMAND"
                """.formatted(folder));
        port = freePort();
        startServer(10);
    }

    private void startServer(int commandsAtOnce) throws IOException {
        Files.writeString(folder.resolve("config"), """
                Port %2$d
                ListenAddress 127.0.0.1
                HostKey %1$s/host
                HostKey %1$s/rsa
                AuthorizedKeysFile %1$s/authorized_keys
                PidFile none
                Banner %1$s/banner
                ForceCommand /bin/sh %1$s/command
                MaxSessions %3$d
                StrictModes no
                UsePAM no
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                """.formatted(folder, port, commandsAtOnce));
        // run by root it insists on this directory, which its service makes at boot
        if (user().equals("root")) Files.createDirectories(Path.of("/run/sshd"));
        server = new ProcessBuilder(
                        SSHD, "-D", "-e", "-f", folder.resolve("config").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(20)).until(() -> listens() || !server.isAlive());
        assertThat(server.isAlive()).as(Files.readString(folder.resolve("log"))).isTrue();
    }

    @Test
    @DisplayName("a step is one round trip, however many wishes it has")
    void oneRoundTrip() throws IOException {
        var wishes = List.of(
                new Directory("a", APP, "0750"),
                new Directory("a/b", APP, "0750").actingAs(APP),
                new TextFile("a/b/c", APP, "0640", "x").actingAs(APP));
        host().converge(Lock.installation("capri", 1), wishes).orThrow();
        assertThat(folder.resolve("count")).hasContent("x\n");
        host().check(wishes);
        assertThat(folder.resolve("count")).hasContent("x\nx\n");
    }

    @Test
    @DisplayName("a server that allows one command at a time is asked for one at a time")
    void oneAtATime() throws Exception {
        stopServer();
        startServer(1);
        multiplexed();
    }

    @Test
    @DisplayName("the server is asked for a key of the type that is pinned")
    void rsaIsPinned() {
        var pinned = TestKeys.publicKey(folder.resolve("rsa"));
        assertThat(connect(pinned).run(Command.of("true")).ok()).isTrue();
    }

    @Override
    protected String hostKey() {
        return TestKeys.publicKey(host);
    }

    @Override
    protected int port() {
        return port;
    }

    @Override
    protected String user() {
        return System.getProperty("user.name");
    }

    @Override
    protected Path deskKey() {
        return desk;
    }

    @Override
    protected void stopServer() {
        if (server == null) return;
        server.descendants().forEach(ProcessHandle::destroy);
        server.destroy();
        await().atMost(Duration.ofSeconds(20)).until(() -> !server.isAlive());
    }

    private boolean listens() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
