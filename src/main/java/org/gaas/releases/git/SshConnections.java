package org.gaas.releases.git;

import java.io.IOException;
import java.time.Duration;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;
import org.gaas.applications.Repository;
import org.gaas.releases.AllowedRepositories;
import org.gaas.releases.net.SshLogin;

/** JGit's way to ssh, for one repository. */
final class SshConnections extends SshSessionFactory implements AutoCloseable {
    private final SshLogin login;
    private final Duration timeout;

    SshConnections(AllowedRepositories allowed, Repository repository) {
        this.login = new SshLogin(allowed, repository);
        this.timeout = allowed.settings().timeout();
    }

    @Override
    public RemoteSession getSession(URIish uri, CredentialsProvider none, FS fs, int millis) throws TransportException {
        try {
            return new SshSession(login.session("git"), timeout);
        } catch (IOException e) {
            throw new TransportException(uri, e.getMessage(), e);
        }
    }

    @Override
    public String getType() {
        return "gaas";
    }

    @Override
    public void close() {
        login.close();
    }
}
