package org.gaas.remote.ssh;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.core.CoreModuleProperties;
import org.gaas.remote.Host;
import org.gaas.remote.RemoteSettings;
import org.gaas.remote.ServerAccess;
import org.gaas.remote.Servers;
import org.gaas.remote.sh.ScriptHost;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Servers over SSH, by Apache MINA: pinned host keys and one key of the desk, nothing from the user's own settings. */
@Component
@EnableConfigurationProperties(RemoteSettings.class)
public class SshServers implements Servers, MeterBinder, AutoCloseable {
    private final RemoteSettings settings;
    private final SshClient client = SshClient.setUpDefaultClient();
    private final Map<Way, SshWire> wires = new ConcurrentHashMap<>();

    /** What makes two ways into a server the same, so that they share a session. */
    private record Way(String name, String host, int port, String user, Path key, List<String> hostKeys) {}

    private final ScheduledExecutorService janitor = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "ssh-janitor");
        thread.setDaemon(true);
        return thread;
    });

    public SshServers(RemoteSettings settings) {
        this.settings = settings;
        client.setServerKeyVerifier((session, address, key) -> expected(session).accept(key));
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setUserAuthFactories(List.of(new UserAuthPublicKeyFactory(client.getSignatureFactories())));
        Algorithms.ask(client);
        // what travels is text for the most part, and compressing it costs less than enciphering it
        client.setCompressionFactories(List.of(BuiltinCompressions.delayedZlib, BuiltinCompressions.none));
        client.addSessionListener(new AskForPinnedKey());
        // without it every small answer waits for a delayed acknowledgement
        CoreModuleProperties.TCP_NODELAY.set(client, true);
        CoreModuleProperties.NIO_WORKERS.set(client, 2);
        CoreModuleProperties.IO_CONNECT_TIMEOUT.set(client, settings.connectTimeout());
        CoreModuleProperties.AUTH_TIMEOUT.set(client, settings.loginTimeout());
        CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, settings.keepalive());
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, 3);
        client.start();
        var pause = Math.max(100, settings.idleTimeout().toMillis() / 4);
        janitor.scheduleWithFixedDelay(
                () -> wires.values().forEach(SshWire::closeWhenIdle), pause, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public Host connect(ServerAccess access) {
        var way = new Way(access.name(), access.host(), access.port(), access.user(), access.key(), access.hostKeys());
        var wire = wires.computeIfAbsent(way, one -> new SshWire(client, access, settings));
        return new ScriptHost(access.name(), access.root(), access.platform(), wire, settings);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("gaas.ssh.sessions", this::open)
                .description("open sessions, one for each server")
                .register(registry);
        FunctionCounter.builder("gaas.ssh.sessions.opened", this, SshServers::opened)
                .description("sessions ever opened")
                .register(registry);
    }

    @Override
    public void close() {
        janitor.shutdownNow();
        client.stop();
    }

    /** How many sessions are open. */
    int open() {
        return wires.values().stream().mapToInt(wire -> wire.isOpen() ? 1 : 0).sum();
    }

    /** How many sessions were ever opened. */
    int opened() {
        return wires.values().stream().mapToInt(SshWire::opened).sum();
    }

    private static PinnedKeys expected(ClientSession session) {
        return session.getConnectionContext().getAttribute(PinnedKeys.EXPECTED);
    }

    /** A server with keys of several types shows the one that is asked for. */
    private static final class AskForPinnedKey implements SessionListener {
        @Override
        public void sessionNegotiationOptionsCreated(Session session, Map<KexProposalOption, String> proposal) {
            proposal.put(
                    KexProposalOption.SERVERKEYS,
                    expected((ClientSession) session).algorithms());
        }

        @Override
        public void sessionNegotiationStart(
                Session session, Map<KexProposalOption, String> ours, Map<KexProposalOption, String> theirs) {
            expected((ClientSession) session).compare(theirs.get(KexProposalOption.SERVERKEYS));
        }
    }
}
