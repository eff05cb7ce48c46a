package org.gaas.releases.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.gaas.applications.Repository;
import org.gaas.engine.InvalidInput;
import org.gaas.releases.AllowedHost;
import org.gaas.releases.AllowedRepositories;

/**
 * The way to one repository over ssh: the desk's own key for this host, host keys that are pinned in the allow-list, and
 * an address that the allow-list gave. Reads nothing below {@code ~/.ssh}.
 */
public final class SshLogin implements AutoCloseable {
    private final AllowedRepositories allowed;
    private final AllowedHost host;
    private final Repository repository;
    private final Duration timeout;
    private final SshClient client;
    private volatile String refusedKey;

    /**
     * @throws InvalidInput the repository's URL is not allowed
     */
    public SshLogin(AllowedRepositories allowed, Repository repository) {
        this.allowed = allowed;
        this.host = allowed.hostOf(repository);
        this.repository = repository;
        this.timeout = allowed.settings().timeout();
        this.client = client();
    }

    /**
     * A session that is signed in.
     *
     * @param usual who to be when the URL names nobody
     * @throws NotAllowed the host's address is not allowed
     * @throws NotPinned the host has another key
     */
    public ClientSession session(String usual) throws IOException {
        ClientSession session = null;
        try {
            var address = allowed.addressesOf(host).get(0);
            var port = repository.port().orElse(AllowedHost.usualPort(repository.scheme()));
            session = client.connect(repository.user().orElse(usual), new InetSocketAddress(address, port))
                    .verify(timeout)
                    .getSession();
            session.auth().verify(timeout);
            return session;
        } catch (InvalidInput no) {
            throw new NotAllowed(no);
        } catch (IOException e) {
            if (session != null) session.close(true);
            if (refusedKey != null) throw new NotPinned("the host shows the key " + refusedKey);
            throw e;
        }
    }

    @Override
    public void close() {
        client.stop();
    }

    private SshClient client() {
        var ssh = ClientBuilder.builder()
                .hostConfigEntryResolver(HostConfigEntryResolver.EMPTY)
                .serverKeyVerifier((session, remote, key) -> pinned(key))
                .build();
        ssh.setKeyIdentityProvider(keys());
        ssh.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        CoreModuleProperties.TCP_NODELAY.set(ssh, true);
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(ssh, Duration.ofSeconds(15));
        CoreModuleProperties.IDLE_TIMEOUT.set(ssh, timeout);
        ssh.start();
        return ssh;
    }

    private KeyIdentityProvider keys() {
        return host.key()
                .<KeyIdentityProvider>map(FileKeyPairProvider::new)
                .orElse(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    }

    private boolean pinned(PublicKey shown) {
        try {
            for (var known : pins()) if (KeyUtils.compareKeys(known, shown)) return true;
        } catch (IOException | GeneralSecurityException e) {
            refusedKey = KeyUtils.getFingerPrint(shown) + ", and a pinned key can't be read: " + e.getMessage();
            return false;
        }
        refusedKey = KeyUtils.getFingerPrint(shown);
        return false;
    }

    private List<PublicKey> pins() throws IOException, GeneralSecurityException {
        var pins = new ArrayList<PublicKey>();
        for (var line : host.hostKeys())
            pins.add(PublicKeyEntry.parsePublicKeyEntry(line).resolvePublicKey(null, null, null));
        return pins;
    }
}
