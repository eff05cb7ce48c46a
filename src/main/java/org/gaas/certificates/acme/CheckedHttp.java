package org.gaas.certificates.acme;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.gaas.remote.LimitedHttp;

/**
 * The way to one authority, in the shape that acme4j wants. Java's own client can't be told what it connects to.
 */
final class CheckedHttp extends HttpClient {
    private final AllowedAuthority authority;
    private final SSLContext tls;
    private final Duration patience;
    private final LimitedHttp http;
    private final long end;

    private CheckedHttp(AllowedAuthority authority, SSLContext tls, Duration patience, LimitedHttp http, long end) {
        this.authority = authority;
        this.tls = tls;
        this.patience = patience;
        this.http = http;
        this.end = end;
    }

    /** One for whatever is to be asked within this time from now, altogether. */
    CheckedHttp within(Duration longest) {
        return new CheckedHttp(authority, tls, patience, http, System.nanoTime() + longest.toNanos());
    }

    /**
     * @param patience how long one answer may take
     */
    static CheckedHttp to(AllowedAuthority authority, Duration patience) {
        var tls = authority.trust();
        return new CheckedHttp(
                authority, tls, patience, new LimitedHttp(authority::addresses, tls, patience), Long.MAX_VALUE);
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws IOException {
        authority.check(request.uri());
        var sent = new HttpUriRequestBase(request.method(), request.uri());
        request.headers().map().forEach((name, values) -> values.forEach(value -> sent.addHeader(name, value)));
        var body = Body.of(request);
        if (body.length > 0) sent.setEntity(new ByteArrayEntity(body, null));
        var left = end == Long.MAX_VALUE ? patience : Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        if (left.compareTo(patience) >= 0) return send(request, handler, sent, patience);
        try {
            return send(request, handler, sent, left);
        } catch (InterruptedIOException late) {
            var told = new InterruptedIOException("it takes too long altogether");
            told.initCause(late);
            throw told;
        }
    }

    private <T> HttpResponse<T> send(
            HttpRequest request, BodyHandler<T> handler, HttpUriRequestBase sent, Duration longest) throws IOException {
        return http.send(sent, longest, answer -> new HttpAnswer<>(request, handler, answer));
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
