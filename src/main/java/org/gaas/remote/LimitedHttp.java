package org.gaas.remote;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;

/**
 * HTTP to hosts of an allow-list. It connects only to the addresses that it is given, so a name that leads elsewhere a
 * moment after it was checked gains nothing. Follows no redirect, keeps no connection and no cookies, and waits a limited
 * time for an answer, however slowly that comes.
 */
public final class LimitedHttp implements Closeable {
    private final CloseableHttpClient client;

    /** Where a host is; tests bring their own. */
    @FunctionalInterface
    public interface Addresses {
        /**
         * @throws UnknownHostException it is nowhere, or where it may not be
         */
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** For plain HTTP, and TLS to whom this platform trusts. */
    public LimitedHttp(Addresses addresses, Duration patience) {
        this(addresses, SSLContexts.createSystemDefault(), patience);
    }

    /**
     * @param trust by which TLS knows whom it speaks to
     * @param patience how long to wait for a connection, and for each piece of an answer
     */
    public LimitedHttp(Addresses addresses, SSLContext trust, Duration patience) {
        var limit = Timeout.of(patience);
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust))
                        .setDnsResolver(new Given(addresses))
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

    /**
     * @param longest how long all of it may take, from now to the last byte
     * @throws InterruptedIOException it takes longer
     */
    public <T> T send(HttpUriRequestBase request, Duration longest, HttpClientResponseHandler<T> reading)
            throws IOException {
        var late = new AtomicBoolean();
        var alarm = CompletableFuture.runAsync(
                () -> {
                    late.set(true);
                    request.cancel();
                },
                CompletableFuture.delayedExecutor(longest.toMillis(), MILLISECONDS));
        try {
            return client.execute(request, reading);
        } catch (IOException e) {
            if (!late.get()) throw e;
            var told = new InterruptedIOException("no answer within " + longest.toSeconds() + " s");
            told.initCause(e);
            throw told;
        } finally {
            alarm.cancel(false);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    private record Given(Addresses addresses) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return addresses.of(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
