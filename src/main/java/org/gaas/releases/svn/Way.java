package org.gaas.releases.svn;

import java.net.InetSocketAddress;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.gaas.applications.Repository;
import org.gaas.engine.InvalidInput;
import org.gaas.releases.AllowedHost;
import org.gaas.releases.AllowedRepositories;
import org.gaas.releases.net.NotAllowed;
import org.gaas.releases.net.Sockets;
import org.tmatesoft.svn.core.SVNErrorCode;
import org.tmatesoft.svn.core.SVNErrorMessage;
import org.tmatesoft.svn.core.SVNException;
import org.tmatesoft.svn.core.SVNURL;
import org.tmatesoft.svn.core.auth.ISVNAuthenticationManager;
import org.tmatesoft.svn.core.auth.ISVNAuthenticationProvider;
import org.tmatesoft.svn.core.auth.ISVNProxyManager;
import org.tmatesoft.svn.core.auth.SVNAuthentication;
import org.tmatesoft.svn.core.internal.io.dav.DAVRepositoryFactory;
import org.tmatesoft.svn.core.internal.io.dav.http.IHTTPConnection;
import org.tmatesoft.svn.core.internal.io.dav.http.IHTTPConnectionFactory;
import org.tmatesoft.svn.core.internal.io.fs.FSRepositoryFactory;
import org.tmatesoft.svn.core.internal.io.svn.ISVNConnector;
import org.tmatesoft.svn.core.internal.io.svn.SVNRepositoryFactoryImpl;
import org.tmatesoft.svn.core.io.SVNRepository;

/**
 * The way to one repository: rides with SVNKit's session as its authentication manager, because SVNKit makes
 * connections in factories that the whole JVM shares. These ask here for connections that the allow-list agreed to; a
 * session without a way gets none. Knows no passwords, no proxy, and nothing below {@code ~/.subversion}.
 */
record Way(AllowedRepositories allowed, Repository repository, Sockets sockets, SSLContext tls)
        implements ISVNAuthenticationManager {

    /** Holds for all of this JVM; may be called again and again. */
    static void open() {
        FSRepositoryFactory.setup();
        SVNRepositoryFactoryImpl.setup(session -> of(session).connector());
        DAVRepositoryFactory.setup(new IHTTPConnectionFactory() {
            @Override
            public IHTTPConnection createHTTPConnection(SVNRepository session) throws SVNException {
                var way = of(session);
                try {
                    return new DavConnection(way, session.getLocation());
                } catch (InvalidInput no) {
                    throw trouble(new NotAllowed(no));
                }
            }

            @Override
            public boolean useSendAllForDiff(SVNRepository session) {
                return true;
            }
        });
    }

    /** An exception of ours on its way through SVNKit; the cause is kept. */
    static SVNException trouble(Exception cause) {
        return new SVNException(
                SVNErrorMessage.create(SVNErrorCode.IO_ERROR, String.valueOf(cause.getMessage())), cause);
    }

    private static Way of(SVNRepository session) throws SVNException {
        if (session.getAuthenticationManager() instanceof Way way) return way;
        throw trouble(new IllegalStateException("only sessions of the desk may connect"));
    }

    private ISVNConnector connector() {
        return repository.scheme().equals("svn+ssh") ? new SshConnector(this) : new PlainConnector(this);
    }

    /** Where to connect to: the first address of the host, checked. */
    InetSocketAddress address() throws java.io.IOException {
        try {
            var host = allowed.hostOf(repository);
            var address = allowed.addressesOf(host).get(0);
            allowed.checkAddress(host, address);
            return new InetSocketAddress(address, repository.port().orElse(AllowedHost.usualPort(repository.scheme())));
        } catch (InvalidInput no) {
            throw new NotAllowed(no);
        }
    }

    int timeoutMillis() {
        return Math.toIntExact(allowed.settings().timeout().toMillis());
    }

    @Override
    public void setAuthenticationProvider(ISVNAuthenticationProvider provider) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ISVNProxyManager getProxyManager(SVNURL url) {
        return null;
    }

    @Override
    public TrustManager getTrustManager(SVNURL url) {
        return null;
    }

    @Override
    public SVNAuthentication getFirstAuthentication(String kind, String realm, SVNURL url) throws SVNException {
        throw new SVNException(SVNErrorMessage.create(SVNErrorCode.RA_NOT_AUTHORIZED, "the host asks for a password"));
    }

    @Override
    public SVNAuthentication getNextAuthentication(String kind, String realm, SVNURL url) throws SVNException {
        return getFirstAuthentication(kind, realm, url);
    }

    @Override
    public void acknowledgeAuthentication(
            boolean accepted, String kind, String realm, SVNErrorMessage message, SVNAuthentication authentication) {
        // there is none
    }

    @Override
    public void acknowledgeTrustManager(TrustManager manager) {
        // our own connections decide
    }

    @Override
    public boolean isAuthenticationForced() {
        return false;
    }

    @Override
    public int getReadTimeout(SVNRepository session) {
        return timeoutMillis();
    }

    @Override
    public int getConnectTimeout(SVNRepository session) {
        return timeoutMillis();
    }
}
