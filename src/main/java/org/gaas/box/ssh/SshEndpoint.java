package org.gaas.box.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.command.Command;
import org.gaas.box.BoxFailure;
import org.gaas.box.Marked;

/** The SSH server of one server of the box: one key, one user, commands only; no shell, no forwarding, no files. */
public final class SshEndpoint implements AutoCloseable {
    /** The only user that may sign in. */
    public static final String USER = "gaas";

    private static final String LOOPBACK = "127.0.0.1";
    private static final int PATIENCE_SECONDS = 5;

    private final SshServer server = SshServer.setUpDefaultServer();
    private final ExecutorService executor;
    private final Path root;
    private final Map<String, String> environment;
    private final Marked mark;

    private SshEndpoint(String name, Path root, Map<String, String> environment) {
        this.mark = new Marked(root.toString());
        this.root = root;
        this.environment = environment;
        this.executor = Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, "box-ssh-" + name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts to listen.
     *
     * @param client whose key is let in
     * @param environment all that commands find in their environment
     */
    public static SshEndpoint start(
            String name, int port, KeyPair host, PublicKey client, Path root, Map<String, String> environment) {
        var endpoint = new SshEndpoint(name, root, environment);
        endpoint.configure(port, host, client);
        try {
            Files.createDirectories(root.resolve("root"));
            endpoint.server.start();
        } catch (IOException e) {
            endpoint.executor.shutdownNow();
            throw new BoxFailure(
                    "The box's server " + name + " can't listen on " + LOOPBACK + ":" + port + ".",
                    "End what uses that port, or choose another one with --gaas.box.ports." + name + "=PORT.",
                    e);
        }
        return endpoint;
    }

    public int port() {
        return server.getPort();
    }

    private void configure(int port, KeyPair host, PublicKey client) {
        server.setHost(LOOPBACK);
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(host));
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.setPublickeyAuthenticator(
                (user, key, session) -> USER.equals(user) && KeyUtils.compareKeys(key, client));
        server.setCommandFactory((channel, command) -> command(command));
        server.setShellFactory(null);
        server.setSubsystemFactories(List.of());
        server.setChannelFactories(List.of(ExitCodeFirst.factory()));
        // without it every small answer waits for the client's delayed acknowledgement
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        CoreModuleProperties.NIO_WORKERS.set(server, 2);
    }

    private Command command(String text) {
        var builder = new ProcessBuilder("/bin/sh", "-c", text);
        builder.directory(root.resolve("root").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        mark.put(builder);
        return new ShellCommand(builder, executor);
    }

    /** Stops listening and ends the commands that still run, with all that they started in the background. */
    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException("the box's SSH server on port " + port() + " does not stop", e);
        } finally {
            mark.end(PATIENCE_SECONDS);
            executor.shutdownNow();
        }
    }
}
