package org.gaas.certificates.acme;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * The way to one authority, in the shape that acme4j wants. Java's own client can't be told what it connects to; this one
 * asks the allow-list for the addresses, and connects to no others. Follows no redirect, keeps no connection, and takes
 * a limited time and amount for an answer, however slowly that comes.
 */
final class CheckedHttp extends HttpClient {
    private static final int MOST = 1_000_000;

    private final AllowedAuthority authority;
    private final SSLContext tls;
    private final Duration patience;
    private final CloseableHttpClient client;

    CheckedHttp(AllowedAuthority authority, Duration patience) {
        this.authority = authority;
        this.tls = authority.trust();
        this.patience = patience;
        var limit = Timeout.of(patience);
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                        .setDnsResolver(new Addresses())
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
    }

    private final class Addresses implements DnsResolver {
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
        var late = new AtomicBoolean();
        var end = CompletableFuture.runAsync(
                () -> {
                    late.set(true);
                    sent.cancel();
                },
                CompletableFuture.delayedExecutor(patience.toMillis(), MILLISECONDS));
        try {
            return client.execute(sent, answer -> new Answer<>(request, handler, answer));
        } catch (IOException e) {
            if (!late.get()) throw e;
            var told = new InterruptedIOException("no answer within " + patience.toSeconds() + " s");
            told.initCause(e);
            throw told;
        } finally {
            end.cancel(false);
        }
    }

    /** What was answered; read as a whole before it is handed on. */
    private static final class Answer<T> implements HttpResponse<T>, HttpResponse.ResponseInfo {
        private final HttpRequest request;
        private final int status;
        private final HttpHeaders headers;
        private final T body;

        Answer(HttpRequest request, BodyHandler<T> handler, ClassicHttpResponse answer) throws IOException {
            this.request = request;
            this.status = answer.getCode();
            var found = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
            for (Header header : answer.getHeaders())
                found.computeIfAbsent(header.getName(), name -> new ArrayList<>())
                        .add(header.getValue());
            this.headers = HttpHeaders.of(found, (name, value) -> true);
            this.body = Body.handed(read(answer), handler.apply(this));
        }

        private static byte[] read(ClassicHttpResponse answer) throws IOException {
            if (answer.getEntity() == null) return new byte[0];
            try (var content = answer.getEntity().getContent()) {
                var bytes = content.readNBytes(MOST + 1);
                if (bytes.length > MOST) throw new IOException("an answer of more than " + MOST + " bytes");
                return bytes;
            }
        }

        @Override
        public int statusCode() {
            return status;
        }

        @Override
        public HttpRequest request() {
            return request;
        }

        @Override
        public Optional<HttpResponse<T>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public HttpHeaders headers() {
            return headers;
        }

        @Override
        public T body() {
            return body;
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override
        public URI uri() {
            return request.uri();
        }

        @Override
        public Version version() {
            return Version.HTTP_1_1;
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
