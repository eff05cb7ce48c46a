package org.gaas.remote.ssh;

import java.io.IOException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.core.CoreModuleProperties;
import org.gaas.remote.HostKey;
import org.gaas.remote.HostKeys;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.RemoteFailure.Reason;
import org.gaas.remote.RemoteSettings;
import org.springframework.stereotype.Component;

/** Shakes hands, looks at the key and refuses it: so nothing follows, whatever the key is. */
@Component
class ShownHostKeys implements HostKeys {
    private static final String WANTED = "the host key that it shows";

    private final RemoteSettings settings;

    ShownHostKeys(RemoteSettings settings) {
        this.settings = settings;
    }

    @Override
    public HostKey shownBy(String server, String host, int port) {
        var shown = new CompletableFuture<PublicKey>();
        try (var client = client(shown)) {
            client.start();
            try (var session = client.connect("nobody", host, port)
                    .verify(settings.connectTimeout())
                    .getSession()) {
                session.addCloseFutureListener(end ->
                        shown.completeExceptionally(new IOException("the connection ended before a key was shown")));
                return read(shown, settings.loginTimeout());
            } finally {
                client.stop();
            }
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw RemoteFailure.of(Reason.UNREACHABLE, server, WANTED, NoConnection.words(host, port, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.of(Reason.TIMEOUT, server, WANTED, "interrupted");
        }
    }

    private static SshClient client(CompletableFuture<PublicKey> shown) {
        var client = SshClient.setUpDefaultClient();
        client.setServerKeyVerifier((session, address, key) -> {
            shown.complete(key);
            return false;
        });
        client.addSessionListener(new AskForNewest());
        Algorithms.ask(client);
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        CoreModuleProperties.NIO_WORKERS.set(client, 1);
        return client;
    }

    /** A server with keys of several types shows the first of these that it has. */
    private static final class AskForNewest implements SessionListener {
        @Override
        public void sessionNegotiationOptionsCreated(Session session, Map<KexProposalOption, String> proposal) {
            proposal.put(
                    KexProposalOption.SERVERKEYS,
                    "ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,rsa-sha2-512,rsa-sha2-256");
        }
    }

    private static HostKey read(CompletableFuture<PublicKey> shown, Duration patience)
            throws ExecutionException, TimeoutException, InterruptedException {
        var key = shown.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        return new HostKey(PublicKeyEntry.toString(key), KeyUtils.getFingerPrint(key));
    }
}
