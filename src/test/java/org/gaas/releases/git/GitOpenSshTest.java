package org.gaas.releases.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.gaas.applications.Repository;
import org.gaas.releases.AllowedHost;
import org.gaas.releases.AllowedRepositories;
import org.gaas.remote.Local;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

/** The same with the programs that servers have: OpenSSH and git. */
@DisplayName("Git over OpenSSH")
class GitOpenSshTest extends GitContract {
    private Process sshd;
    private int port;

    @Override
    AllowedRepositories allowed() throws Exception {
        assumeTrue(Local.has("sshd") && Local.has("git"), "OpenSSH's server and git are not installed");
        var mine = SshGitServer.newKey();
        var theirs = SshGitServer.newKey();
        SshGitServer.write(theirs, folder.resolve("host_key"));
        Files.writeString(folder.resolve("authorized_keys"), SshGitServer.line(mine) + "\n");
        port = freePort();
        Files.writeString(folder.resolve("sshd_config"), """
                ListenAddress 127.0.0.1:%d
                HostKey %s
                AuthorizedKeysFile %s
                PidFile none
                StrictModes no
                UsePAM no
                PasswordAuthentication no
                PermitRootLogin prohibit-password
                AcceptEnv GIT_PROTOCOL
                """.formatted(
                        port, folder.resolve("host_key"), folder.resolve("authorized_keys")));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        if (Local.line("id", "-u").equals("0")) Files.createDirectories(java.nio.file.Path.of("/run/sshd"));
        sshd = new ProcessBuilder(
                        "/usr/sbin/sshd",
                        "-D",
                        "-e",
                        "-f",
                        folder.resolve("sshd_config").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sshd.log").toFile())
                .start();
        await().until(() -> listening() || !sshd.isAlive());
        assertThat(sshd.isAlive())
                .as(Files.readString(folder.resolve("sshd.log")))
                .isTrue();
        return only(new AllowedHost(
                "127.0.0.1",
                List.of("ssh"),
                List.of(0),
                List.of("127.0.0.0/8"),
                List.of(SshGitServer.line(theirs)),
                Optional.of(SshGitServer.write(mine, folder.resolve("key")))));
    }

    @AfterEach
    void stop() throws Exception {
        if (sshd == null) return;
        sshd.descendants().forEach(ProcessHandle::destroy);
        sshd.destroy();
        assertThat(sshd.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    protected Repository repository() {
        return url("app.git");
    }

    @Override
    protected Repository missing() {
        return url("missing.git");
    }

    private Repository url(String name) {
        return new Repository("ssh://" + System.getProperty("user.name") + "@127.0.0.1:" + port + folder.resolve(name));
    }

    private boolean listening() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (java.io.IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
