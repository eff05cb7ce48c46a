package org.gaas.releases.git;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import javax.net.ssl.SSLContext;
import org.apache.http.HttpHost;
import org.apache.http.client.HttpClient;
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
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.apache.HttpClientConnection;
import org.gaas.applications.Repository;
import org.gaas.engine.InvalidInput;
import org.gaas.releases.AllowedHost;
import org.gaas.releases.AllowedRepositories;

/**
 * JGit's way to http, for one repository: asks the allow-list for the addresses to connect to, once more at the socket
 * itself, and goes nowhere else, whatever the server answers. Knows no proxy and no cookies.
 */
final class HttpConnections implements HttpConnectionFactory, AutoCloseable {
    private final AllowedRepositories allowed;
    private final AllowedHost host;
    private final Origin origin;
    private final Sockets sockets;
    private final CloseableHttpClient client;

    HttpConnections(AllowedRepositories allowed, Repository repository, Sockets sockets, SSLContext tls) {
        this.allowed = allowed;
        this.host = allowed.hostOf(repository);
        this.origin = Origin.of(repository);
        this.sockets = sockets;
        this.client = client(tls, Math.toIntExact(allowed.settings().timeout().toMillis()));
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        return create(url, Proxy.NO_PROXY);
    }

    @Override
    public HttpConnection create(URL url, Proxy ignored) throws IOException {
        var asked = URI.create(url.toString());
        origin.mustServe(asked, url.toString());
        return new Staying(url.toString(), client, asked);
    }

    @Override
    public void close() throws IOException {
        client.close();
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
        } catch (java.net.UnknownHostException e) {
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

    /** Makes unconnected sockets; tests bring their own, which connect to nothing. */
    @FunctionalInterface
    interface Sockets {
        Socket create() throws IOException;
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

    /** Refuses an answer that sends elsewhere, before JGit looks at it. */
    private final class Staying extends HttpClientConnection {
        private final URI asked;

        Staying(String url, HttpClient client, URI asked) throws IOException {
            super(url, Proxy.NO_PROXY, client);
            this.asked = asked;
        }

        @Override
        public int getResponseCode() throws IOException {
            var code = super.getResponseCode();
            var target = code / 100 == 3 ? getHeaderField("Location") : null;
            if (target != null) origin.mustServe(asked, target);
            return code;
        }
    }

    /** An unknown host, where Apache's interface is met from a method without checked exceptions. */
    static final class Unresolved extends RuntimeException {
        Unresolved(java.net.UnknownHostException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
