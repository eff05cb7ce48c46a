package org.gaas.releases.svn;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.KeyPair;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.MappedKeyPairProvider;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.gaas.releases.SshCommand;
import org.gaas.releases.git.SshKeys;

/** An SSH server on the loopback address that runs svnserve, and nothing else. */
final class SvnSshServer implements AutoCloseable {
    final KeyPair hostKey;
    private final SshServer server = SshServer.setUpDefaultServer();

    SvnSshServer(KeyPair client) throws Exception {
        hostKey = SshKeys.newKey();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(new MappedKeyPairProvider(hostKey));
        server.setPublickeyAuthenticator((user, key, session) -> KeyUtils.compareKeys(key, client.getPublic()));
        server.setCommandFactory((channel, command) -> new Serve(command));
        server.start();
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private static final class Serve extends SshCommand {
        private final String command;
        private Process process;

        Serve(String command) {
            this.command = command;
        }

        @Override
        public void start(ChannelSession channel, Environment environment) throws IOException {
            if (!command.equals("svnserve -t")) {
                err.write(("not allowed: " + command).getBytes());
                err.flush();
                exit.onExit(126);
                return;
            }
            process = new ProcessBuilder("svnserve", "-t").start();
            copy(in, process.getOutputStream());
            copy(process.getErrorStream(), err);
            var answers = copy(process.getInputStream(), out);
            process.onExit().thenRun(() -> {
                try {
                    answers.join();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                exit.onExit(process.exitValue());
            });
        }

        private static Thread copy(InputStream from, OutputStream to) {
            var thread = new Thread(() -> {
                var buffer = new byte[8192];
                try (to) {
                    for (int count; (count = from.read(buffer)) >= 0; to.flush()) to.write(buffer, 0, count);
                } catch (IOException gone) {
                    // the other end went away
                }
            });
            thread.setDaemon(true);
            thread.start();
            return thread;
        }

        @Override
        public void destroy(ChannelSession channel) {
            if (process != null) process.destroy();
        }
    }
}
