package org.gaas.remote.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.RemoteFailure.Reason;
import org.gaas.remote.RemoteSettings;
import org.gaas.remote.ServerAccess;

/** Opens sessions: network, host key, login, each with its own reason when it fails. */
record Login(SshClient client, ServerAccess access, RemoteSettings settings) {

    ClientSession session(String wanted) {
        var pinned = PinnedKeys.of(access);
        var key = key(wanted);
        var session = connected(pinned, wanted);
        try {
            session.addPublicKeyIdentity(key);
            session.auth().verify(settings.loginTimeout());
            return session;
        } catch (IOException e) {
            session.close(true);
            pinned.orThrow();
            throw failure(wanted, e);
        }
    }

    private ClientSession connected(PinnedKeys pinned, String wanted) {
        var context = AttributeRepository.ofKeyValuePair(PinnedKeys.EXPECTED, pinned);
        try {
            return client.connect(access.user(), access.host(), access.port(), context, null)
                    .verify(settings.connectTimeout())
                    .getSession();
        } catch (IOException e) {
            pinned.orThrow();
            var found = NoConnection.words(access.host(), access.port(), e);
            throw RemoteFailure.of(Reason.UNREACHABLE, access.name(), wanted, found);
        }
    }

    private RemoteFailure failure(String wanted, IOException e) {
        var refused = e instanceof SshException ssh
                && ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE;
        return RemoteFailure.of(refused ? Reason.AUTHENTICATION : Reason.UNREACHABLE, access.name(), wanted, e);
    }

    private KeyPair key(String wanted) {
        try (var in = Files.newInputStream(access.key())) {
            var pairs = SecurityUtils.loadKeyPairIdentities(
                    null, NamedResource.ofName(access.key().toString()), in, null);
            return pairs.iterator().next();
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw RemoteFailure.of(
                    Reason.AUTHENTICATION,
                    access.name(),
                    wanted,
                    "the desk's key " + access.key() + " can't be read: " + e);
        }
    }
}
