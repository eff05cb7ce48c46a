package org.gaas.releases.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.keyprovider.MappedKeyPairProvider;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.transport.UploadPack;
import org.gaas.releases.SshCommand;

/** Git over ssh on the loopback address, without a git program. */
final class SshGitServer implements AutoCloseable {
    final KeyPair hostKey;
    private final SshServer server = SshServer.setUpDefaultServer();

    SshGitServer(KeyPair client) throws Exception {
        hostKey = newKey();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(new MappedKeyPairProvider(hostKey));
        server.setPublickeyAuthenticator((user, key, session) -> KeyUtils.compareKeys(key, client.getPublic()));
        server.setCommandFactory((channel, command) -> new Upload(command));
        server.start();
    }

    int port() {
        return server.getPort();
    }

    static KeyPair newKey() throws Exception {
        return KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
    }

    static String line(KeyPair key) {
        return PublicKeyEntry.toString(key.getPublic());
    }

    static Path write(KeyPair key, Path file) throws Exception {
        try (var out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "test", null, out);
        }
        Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private static final class Upload extends SshCommand implements Runnable {
        private final String command;
        private boolean version2;

        Upload(String command) {
            this.command = command;
        }

        @Override
        public void start(ChannelSession channel, Environment environment) {
            version2 = "version=2".equals(environment.getEnv().get("GIT_PROTOCOL"));
            var thread = new Thread(this, "git-upload-pack");
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void run() {
            var place = command.replaceFirst("^git-upload-pack '(.*)'$", "$1");
            try {
                if (!Files.isDirectory(Path.of(place))) {
                    err.write(("fatal: '" + place + "' does not appear to be a git repository\n").getBytes());
                    err.flush();
                    exit.onExit(128);
                    return;
                }
                try (var repository = new RepositoryBuilder()
                        .setGitDir(Path.of(place).toFile())
                        .build()) {
                    var up = new UploadPack(repository);
                    if (version2) up.setExtraParameters(List.of("version=2"));
                    up.upload(in, out, err);
                    exit.onExit(0);
                }
            } catch (IOException e) {
                exit.onExit(1, e.getMessage());
            }
        }

        @Override
        public void destroy(ChannelSession channel) {
            // the thread ends with its streams
        }
    }
}
