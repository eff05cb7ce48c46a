package org.gaas.box.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.session.ConnectionService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The SSH server of a box's server")
class SshEndpointTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final SshClient client = SshClient.setUpDefaultClient();
    private KeyPair desk;
    private KeyPair host;
    private SshEndpoint endpoint;

    @BeforeEach
    void start() {
        desk = Keys.kept(folder.resolve("desk"), "desk");
        host = Keys.kept(folder.resolve("host"), "host");
        var environment = Map.of("PATH", "/usr/bin:/bin", "HOME", folder + "/root", "LANG", "C.UTF-8");
        endpoint = SshEndpoint.start("trial1", 0, host, desk.getPublic(), folder.resolve("server"), environment);
        client.setServerKeyVerifier((session, address, key) -> KeyUtils.compareKeys(key, host.getPublic()));
        client.start();
    }

    @AfterEach
    void stop() {
        client.stop();
        endpoint.close();
    }

    @Test
    @DisplayName("runs a command by /bin/sh with arguments quoted as the client quoted them")
    void quoting() throws IOException {
        assertThat(run("printf '%s|' 'it'\\''s' \"a  b\" '$HOME' 'é'; exit 7", ""))
                .isEqualTo("it's|a  b|$HOME|é|: 7");
    }

    @Test
    @DisplayName("gives commands a clean environment and nothing of the desk's own")
    void environment() throws IOException {
        assertThat(run("env | cut -d= -f1 | sort | tr '\\n' ' '", ""))
                .isEqualTo("GAAS_BOX_MARK HOME LANG PATH PWD : 0");
    }

    @Test
    @DisplayName("streams megabytes both ways")
    void streams() throws IOException {
        String text = "0123456789abcdef".repeat(400_000);
        assertThat(run("cat", text)).isEqualTo(text + ": 0");
    }

    @Test
    @DisplayName("tells the exit code before the end of the output, at which OpenSSH closes the channel")
    void exitCodeFirst() throws IOException {
        var known = new AtomicReference<Integer>();
        try (var session = session(desk);
                var channel = new ChannelExec("echo said; exit 3", null, Map.of()) {
                    @Override
                    public void handleEof() throws IOException {
                        known.set(getExitStatus());
                        super.handleEof();
                    }
                }) {
            session.getService(ConnectionService.class).registerChannel(channel);
            channel.open().verify(PATIENCE);
            assertThat(channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE))
                    .contains(ClientChannelEvent.CLOSED);
        }
        assertThat(known).hasValue(3);
    }

    @Test
    @DisplayName("lets a background process live on when the client is gone")
    void detached() throws Exception {
        Path go = folder.resolve("go");
        Path done = folder.resolve("done");
        try (var session = session(desk)) {
            run(
                    session,
                    "(while [ ! -e " + go + " ]; do sleep 0.05; done; echo yes > " + done
                            + ") >/dev/null 2>&1 </dev/null &",
                    "");
        }
        Files.createFile(go);
        await().atMost(PATIENCE).until(() -> Files.exists(done));
    }

    @Test
    @DisplayName("refuses a key that is not the desk's")
    void wrongKey() {
        KeyPair other = Keys.kept(folder.resolve("other"), "other");
        assertThatThrownBy(() -> session(other)).hasMessageContaining("No more authentication methods");
    }

    @Test
    @DisplayName("keeps its keys, readable by the owner only")
    void keys() throws IOException {
        assertThat(Keys.line(Keys.kept(folder.resolve("host"), "host")))
                .isEqualTo(PublicKeyEntry.toString(host.getPublic()))
                .startsWith("ssh-ed25519 ");
        assertThat(Files.getPosixFilePermissions(folder.resolve("host"))).hasSize(2);
    }

    private String run(String command, String input) throws IOException {
        try (var session = session(desk)) {
            return run(session, command, input);
        }
    }

    private String run(ClientSession session, String command, String input) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var channel = session.createExecChannel(command)) {
            channel.setIn(new ByteArrayInputStream(input.getBytes(UTF_8)));
            channel.setOut(out);
            channel.setErr(out);
            channel.open().verify(PATIENCE);
            channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE);
            return out.toString(UTF_8) + ": " + channel.getExitStatus();
        }
    }

    private ClientSession session(KeyPair key) throws IOException {
        var session = client.connect(SshEndpoint.USER, "127.0.0.1", endpoint.port())
                .verify(PATIENCE)
                .getSession();
        session.addPublicKeyIdentity(key);
        session.auth().verify(PATIENCE);
        return session;
    }
}
