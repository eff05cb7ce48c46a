package org.gaas.releases.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.apache.http.HttpHost;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.config.SocketConfig;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.protocol.HttpContext;
import org.gaas.applications.Repository;
import org.gaas.engine.InvalidInput;
import org.gaas.releases.AllowedHost;
import org.gaas.releases.AllowedRepositories;

/**
 * The way to one repository over http: asks the allow-list for the addresses to connect to, once more at the socket
 * itself. Follows no redirect and knows no proxy, no cookies and no passwords.
 */
public final class CheckedHttp {
    private final AllowedRepositories allowed;
    private final AllowedHost host;
    private final Sockets sockets;

    private CheckedHttp(AllowedRepositories allowed, Repository repository, Sockets sockets) {
        this.allowed = allowed;
        this.host = allowed.hostOf(repository);
        this.sockets = sockets;
    }

    /**
     * @throws InvalidInput the repository's URL is not allowed
     */
    public static CloseableHttpClient client(
            AllowedRepositories allowed, Repository repository, Sockets sockets, SSLContext tls) {
        var timeout = Math.toIntExact(allowed.settings().timeout().toMillis());
        return new CheckedHttp(allowed, repository, sockets).client(tls, timeout);
    }

    /** What Java trusts. */
    public static SSLContext usualTls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    private CloseableHttpClient client(SSLContext tls, int timeout) {
        var schemes = RegistryBuilder.<ConnectionSocketFactory>create()
                .register("http", new CheckedPlain())
                .register("https", new CheckedTls(tls))
                .build();
        var connections = new PoolingHttpClientConnectionManager(schemes, name -> addresses());
        connections.setDefaultSocketConfig(
                SocketConfig.custom().setSoTimeout(timeout).build());
        var limits = RequestConfig.custom()
                .setConnectTimeout(timeout)
                .setSocketTimeout(timeout)
                .setConnectionRequestTimeout(timeout)
                .setRedirectsEnabled(false)
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(limits)
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .build();
    }

    private InetAddress[] addresses() {
        try {
            return allowed.addressesOf(host).toArray(InetAddress[]::new);
        } catch (UnknownHostException e) {
            throw new Unresolved(e);
        }
    }

    private void check(InetSocketAddress address) throws NotAllowed {
        try {
            allowed.checkAddress(host, address.getAddress());
        } catch (InvalidInput no) {
            throw new NotAllowed(no);
        }
    }

    private final class CheckedPlain extends PlainConnectionSocketFactory {
        @Override
        public Socket createSocket(HttpContext context) throws IOException {
            return sockets.create();
        }

        @Override
        public Socket connectSocket(
                int timeout,
                Socket socket,
                HttpHost name,
                InetSocketAddress remote,
                InetSocketAddress local,
                HttpContext context)
                throws IOException {
            check(remote);
            return super.connectSocket(timeout, socket, name, remote, local, context);
        }
    }

    private final class CheckedTls extends SSLConnectionSocketFactory {
        CheckedTls(SSLContext tls) {
            super(tls, new String[] {"TLSv1.3", "TLSv1.2"}, null, getDefaultHostnameVerifier());
        }

        @Override
        public Socket createSocket(HttpContext context) throws IOException {
            return sockets.create();
        }

        @Override
        public Socket connectSocket(
                int timeout,
                Socket socket,
                HttpHost name,
                InetSocketAddress remote,
                InetSocketAddress local,
                HttpContext context)
                throws IOException {
            check(remote);
            return super.connectSocket(timeout, socket, name, remote, local, context);
        }
    }

    /** An unknown host, where Apache's interface is met from a method without checked exceptions. */
    public static final class Unresolved extends RuntimeException {
        Unresolved(UnknownHostException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
