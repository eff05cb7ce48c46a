package org.gaas.sites.nginx;

import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;

/** Somebody who visits sites of one server, whatever their names; follows no redirect and trusts any certificate. */
final class SiteVisitor implements AutoCloseable {
    private final CloseableHttpClient client;

    SiteVisitor(String address) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new SystemDefaultDnsResolver() {
                    @Override
                    public InetAddress[] resolve(String host) throws java.net.UnknownHostException {
                        var there = InetAddress.getByName(address).getAddress();
                        return new InetAddress[] {InetAddress.getByAddress(host, there)};
                    }
                })
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(trustingAll(), NoopHostnameVerifier.INSTANCE))
                .setMaxConnPerRoute(20)
                .setMaxConnTotal(40)
                .build();
        client = HttpClients.custom()
                .setConnectionManager(connections)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                // one that the server closes at the moment of the next request would be no fault of the server's
                .setConnectionReuseStrategy((request, answer, context) -> false)
                .setDefaultRequestConfig(org.apache.hc.client5.http.config.RequestConfig.custom()
                        .setResponseTimeout(Timeout.ofSeconds(30))
                        .build())
                .build();
    }

    /** What a site answered. */
    record Seen(int status, String body, Header[] headers) {
        Optional<String> header(String name) {
            return Arrays.stream(headers)
                    .filter(header -> header.getName().equalsIgnoreCase(name))
                    .map(Header::getValue)
                    .findFirst();
        }
    }

    Seen get(String url) throws IOException {
        return send(new HttpGet(url));
    }

    /** Has the site's entry script evaluate this: what somebody could do who can run code there. */
    String runs(String url, String php) throws IOException {
        var request = new HttpPost(url + "?do=eval");
        request.setEntity(new StringEntity(php));
        return send(request).body();
    }

    Seen send(HttpUriRequestBase request) throws IOException {
        return client.execute(
                request,
                answer -> new Seen(
                        answer.getCode(),
                        answer.getEntity() == null ? "" : EntityUtils.toString(answer.getEntity()),
                        answer.getHeaders()));
    }

    private static SSLContext trustingAll() {
        try {
            return SSLContexts.custom().loadTrustMaterial((chain, kind) -> true).build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
