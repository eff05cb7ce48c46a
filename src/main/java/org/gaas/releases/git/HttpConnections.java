package org.gaas.releases.git;

import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import javax.net.ssl.SSLContext;
import org.apache.http.client.HttpClient;
import org.apache.http.impl.client.CloseableHttpClient;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.apache.HttpClientConnection;
import org.gaas.applications.Repository;
import org.gaas.releases.AllowedRepositories;
import org.gaas.releases.net.CheckedHttp;
import org.gaas.releases.net.Origin;
import org.gaas.releases.net.Sockets;

/** JGit's way to http, for one repository: goes nowhere else, whatever the server answers. */
final class HttpConnections implements HttpConnectionFactory, AutoCloseable {
    private final Origin origin;
    private final CloseableHttpClient client;

    HttpConnections(AllowedRepositories allowed, Repository repository, Sockets sockets, SSLContext tls) {
        this.origin = Origin.of(repository);
        this.client = CheckedHttp.client(allowed, repository, sockets, tls);
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
}
