package org.gaas.sites.http;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultRedirectStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.protocol.RedirectLocations;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;
import org.gaas.sites.Outside;
import org.gaas.sites.SiteFailure;
import org.springframework.beans.factory.DisposableBean;

/**
 * The view from outside, by Apache's HTTP client. Follows redirects within a host, never to another. Each look opens a
 * connection of its own: one that was kept may lead to what a web server was before it read its configuration anew.
 */
final class HttpOutside implements Outside, DisposableBean {
    private static final int MOST = 1_000_000;

    private final CloseableHttpClient client;

    /**
     * @param trust whom to trust
     * @param addresses where names lead
     * @param patience how long to wait for a connection, and then for an answer
     */
    HttpOutside(SSLContext trust, DnsResolver addresses, Timeout patience) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust))
                .setDnsResolver(addresses)
                .setMaxConnTotal(50)
                .setMaxConnPerRoute(10)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(patience)
                        .setSocketTimeout(patience)
                        .build())
                .build();
        client = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(patience)
                        .setMaxRedirects(5)
                        .build())
                .setRedirectStrategy(new WithinHost())
                .setUserAgent("gaas")
                .disableCookieManagement()
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setRetryStrategy(new AgainAtOnce())
                .build();
    }

    @Override
    public Answer get(URI url) {
        var context = HttpClientContext.create();
        try {
            return client.execute(new HttpGet(url), context, response -> answer(url, context, response));
        } catch (SSLException untrusted) {
            throw new SiteFailure(url, SiteFailure.Reason.NOT_TRUSTED, untrusted);
        } catch (IOException silent) {
            throw new SiteFailure(url, SiteFailure.Reason.NO_ANSWER, silent);
        }
    }

    private static Answer answer(URI url, HttpClientContext context, ClassicHttpResponse response) throws IOException {
        var body = "";
        if (response.getEntity() != null)
            try (var content = response.getEntity().getContent()) {
                body = new String(content.readNBytes(MOST), StandardCharsets.UTF_8);
            }
        RedirectLocations way = context.getRedirectLocations();
        var end = way == null || way.size() == 0 ? url : way.get(way.size() - 1);
        return new Answer(end, response.getCode(), body);
    }

    @Override
    public void destroy() throws IOException {
        client.close();
    }

    private static final class WithinHost extends DefaultRedirectStrategy {
        @Override
        public boolean isRedirectAllowed(HttpHost from, HttpHost to, HttpRequest redirect, HttpContext context) {
            return from.equals(to) && super.isRedirectAllowed(from, to, redirect, context);
        }
    }
}
