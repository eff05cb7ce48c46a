package org.gaas.releases.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.gaas.releases.AllowedHost;
import org.gaas.remote.Local;

/** OpenSSH's server on the loopback address, with a configuration and keys of its own; it lets one new key in. */
public final class OpenSsh implements AutoCloseable {
    private final Path folder;
    private final KeyPair mine = SshGitServer.newKey();
    private final KeyPair theirs = SshGitServer.newKey();
    private final int port = freePort();
    private final Process server;

    /**
     * @param folder for its files; afterwards only its owner can look into it, as OpenSSH wants it
     */
    public OpenSsh(Path folder) throws Exception {
        this.folder = folder;
        SshGitServer.write(theirs, folder.resolve("host_key"));
        Files.writeString(folder.resolve("authorized_keys"), SshGitServer.line(mine) + "\n");
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
        if (Local.line("id", "-u").equals("0")) Files.createDirectories(Path.of("/run/sshd"));
        server = new ProcessBuilder(
                        "/usr/sbin/sshd",
                        "-D",
                        "-e",
                        "-f",
                        folder.resolve("sshd_config").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sshd.log").toFile())
                .start();
        await().until(() -> listening() || !server.isAlive());
        assertThat(server.isAlive())
                .as(Files.readString(folder.resolve("sshd.log")))
                .isTrue();
    }

    /** As an allow-list has it, for those who come by this scheme. */
    public AllowedHost allowed(String scheme) throws Exception {
        return new AllowedHost(
                "127.0.0.1",
                List.of(scheme),
                List.of(0),
                List.of("127.0.0.0/8"),
                List.of(SshGitServer.line(theirs)),
                Optional.of(SshGitServer.write(mine, folder.resolve("key"))));
    }

    /** What comes before the path in a URL of this scheme. */
    public String url(String scheme) {
        return scheme + "://" + System.getProperty("user.name") + "@127.0.0.1:" + port;
    }

    @Override
    public void close() throws Exception {
        server.descendants().forEach(ProcessHandle::destroy);
        server.destroy();
        assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private boolean listening() {
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
