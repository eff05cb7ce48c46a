package org.gaas.certificates.acme;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * The way to one authority, in the shape that acme4j wants. Java's own client can't be told what it connects to; this one
 * asks the allow-list for the addresses, and connects to no others. Follows no redirect, keeps no connection, and takes
 * a limited time and amount for an answer, however slowly that comes.
 */
final class CheckedHttp extends HttpClient {
    private final AllowedAuthority authority;
    private final SSLContext tls;
    private final Duration patience;
    private final CloseableHttpClient client;
    private final long end;

    private CheckedHttp(
            AllowedAuthority authority, SSLContext tls, Duration patience, CloseableHttpClient client, long end) {
        this.authority = authority;
        this.tls = tls;
        this.patience = patience;
        this.client = client;
        this.end = end;
    }

    /** One for whatever is to be asked within this time from now, altogether. */
    CheckedHttp within(Duration longest) {
        return new CheckedHttp(authority, tls, patience, client, System.nanoTime() + longest.toNanos());
    }

    /**
     * @param patience how long one answer may take
     */
    static CheckedHttp to(AllowedAuthority authority, Duration patience) {
        var tls = authority.trust();
        var limit = Timeout.of(patience);
        var client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                        .setDnsResolver(new Addresses(authority))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(limit)
                                .setSocketTimeout(limit)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(limit).build())
                .setConnectionReuseStrategy((request, answer, context) -> false)
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .build();
        return new CheckedHttp(authority, tls, patience, client, Long.MAX_VALUE);
    }

    private record Addresses(AllowedAuthority authority) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return authority.addresses(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws IOException {
        authority.check(request.uri());
        var sent = new HttpUriRequestBase(request.method(), request.uri());
        request.headers().map().forEach((name, values) -> values.forEach(value -> sent.addHeader(name, value)));
        var body = Body.of(request);
        if (body.length > 0) sent.setEntity(new ByteArrayEntity(body, null));
        var left = end == Long.MAX_VALUE ? patience : Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        var limit = left.compareTo(patience) < 0 ? left : patience;
        var late = new AtomicBoolean();
        var alarm = CompletableFuture.runAsync(
                () -> {
                    late.set(true);
                    sent.cancel();
                },
                CompletableFuture.delayedExecutor(limit.toMillis(), MILLISECONDS));
        try {
            return client.execute(sent, answer -> new HttpAnswer<>(request, handler, answer));
        } catch (IOException e) {
            if (!late.get()) throw e;
            var told = new InterruptedIOException(
                    limit == patience
                            ? "no answer within " + patience.toSeconds() + " s"
                            : "it takes too long altogether");
            told.initCause(e);
            throw told;
        } finally {
            alarm.cancel(false);
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushed) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return Optional.empty();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return Optional.of(patience);
    }

    @Override
    public Redirect followRedirects() {
        return Redirect.NEVER;
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return Optional.empty();
    }

    @Override
    public SSLContext sslContext() {
        return tls;
    }

    @Override
    public SSLParameters sslParameters() {
        return tls.getDefaultSSLParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return Optional.empty();
    }

    @Override
    public Version version() {
        return Version.HTTP_1_1;
    }

    @Override
    public Optional<Executor> executor() {
        return Optional.empty();
    }
}
