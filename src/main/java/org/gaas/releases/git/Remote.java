package org.gaas.releases.git;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.gaas.releases.AllowedRepositories;
import org.gaas.releases.net.Sockets;

/** The other side: its references, and fetching from it, over connections that the allow-list agreed to. */
final class Remote {
    private final AllowedRepositories allowed;
    private final Sockets sockets;
    private final SSLContext tls;

    Remote(AllowedRepositories allowed, Sockets sockets, SSLContext tls) {
        this.allowed = allowed;
        this.sockets = sockets;
        this.tls = tls;
    }

    /**
     * @param prefixes which references are wanted, for servers that can choose; others send all
     */
    Collection<Ref> refs(org.gaas.applications.Repository repository, String... prefixes) throws IOException {
        try (var way = open(repository, null);
                var connection = way.transport.openFetch(List.of(), prefixes)) {
            return connection.getRefs();
        }
    }

    /**
     * @param depth how many commits of history; 0 for all
     */
    void fetch(
            org.gaas.applications.Repository repository, Repository into, RefSpec what, int depth, ProgressMonitor told)
            throws IOException {
        try (var way = open(repository, into)) {
            way.transport.setTagOpt(TagOpt.NO_TAGS);
            way.transport.setDepth(depth == 0 ? Constants.INFINITE_DEPTH : depth);
            way.transport.fetch(told, List.of(what));
        }
    }

    private Way open(org.gaas.applications.Repository repository, Repository into) throws IOException {
        if (repository.scheme().equals("file")) allowed.checkFile(repository);
        var transport = into == null ? Transport.open(uri(repository)) : Transport.open(into, uri(repository));
        transport.setTimeout(Math.max(1, (int) allowed.settings().timeout().toSeconds()));
        if (transport instanceof TransportHttp http) {
            var connections = new HttpConnections(allowed, repository, sockets, tls);
            http.setHttpConnectionFactory(connections);
            return new Way(transport, connections);
        }
        if (transport instanceof SshTransport ssh) {
            var connections = new SshConnections(allowed, repository);
            ssh.setSshSessionFactory(connections);
            return new Way(transport, connections);
        }
        return new Way(transport, () -> {});
    }

    private URIish uri(org.gaas.applications.Repository repository) throws IOException {
        try {
            if (repository.scheme().equals("file")) return new URIish("file://" + allowed.checkFile(repository));
            return new URIish(repository.value());
        } catch (URISyntaxException e) {
            throw new IOException("not a URL for Git: " + repository, e);
        }
    }

    private record Way(Transport transport, AutoCloseable connections) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            transport.close();
            try {
                connections.close();
            } catch (IOException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }
}
