package org.gaas.remote.ssh;

import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Map;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.gaas.box.ssh.SshEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A host over SSH, against the box's own server")
class EmbeddedSshTest extends SshContract {
    @TempDir
    Path folder;

    private SshEndpoint server;
    private Path desk;
    private Path host;

    @BeforeEach
    void startServer() throws Exception {
        desk = TestKeys.make(folder, "desk", "ed25519");
        host = TestKeys.make(folder, "host", "ed25519");
        PublicKey client = PublicKeyEntry.parsePublicKeyEntry(TestKeys.publicKey(desk))
                .resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.FAILING);
        try (var in = java.nio.file.Files.newInputStream(host)) {
            var pair = SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName("host"), in, null)
                    .iterator()
                    .next();
            server = SshEndpoint.start("test1", 0, pair, client, folder, Map.of("PATH", "/usr/bin:/bin", "HOME", "/"));
        }
    }

    @Override
    protected String hostKey() {
        return TestKeys.publicKey(host);
    }

    @Override
    protected int port() {
        return server.port();
    }

    @Override
    protected String user() {
        return SshEndpoint.USER;
    }

    @Override
    protected Path deskKey() {
        return desk;
    }

    @Override
    protected void stopServer() {
        server.close();
    }
}
