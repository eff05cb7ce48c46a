package org.gaas.certificates.revocation;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.gaas.certificates.revocation.RevocationSettings.Place;
import org.gaas.remote.Network;
import org.gaas.remote.PublicAddress;

/**
 * The way to the places that certificates name: by plain HTTP, as the standards have it (what comes is signed), to hosts
 * of the allow-list and to addresses that these may have, which the connection itself checks.
 */
final class Places {
    private static final int MOST = 8 << 20;

    private final RevocationSettings settings;
    private final Resolver resolver;

    /** Looks up names; tests bring their own. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    Places(RevocationSettings settings, Resolver resolver) {
        this.settings = settings;
        this.resolver = resolver;
    }

    /** What lies there. */
    byte[] get(URI place) throws IOException {
        return send(place, new HttpGet(place));
    }

    /** The answer to a question. */
    byte[] post(URI place, byte[] question, String kind) throws IOException {
        var request = new HttpPost(place);
        request.setEntity(new ByteArrayEntity(question, ContentType.create(kind)));
        return send(place, request);
    }

    private byte[] send(URI uri, HttpUriRequestBase request) throws IOException {
        var place = allowed(uri);
        var late = new AtomicBoolean();
        var end = CompletableFuture.runAsync(
                () -> {
                    late.set(true);
                    request.cancel();
                },
                CompletableFuture.delayedExecutor(settings.timeout().toMillis(), MILLISECONDS));
        try (var client = client(place)) {
            return client.execute(request, Places::content);
        } catch (IOException e) {
            if (!late.get()) throw e;
            var told = new InterruptedIOException(
                    "no answer within " + settings.timeout().toSeconds() + " s");
            told.initCause(e);
            throw told;
        } finally {
            end.cancel(false);
        }
    }

    private Place allowed(URI uri) throws IOException {
        var host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        if (!"http".equals(uri.getScheme()) || uri.getUserInfo() != null)
            throw new IOException("not a place of plain HTTP");
        return settings.hosts().stream()
                .filter(place -> place.holds(host))
                .filter(place -> place.anyPort() || uri.getPort() < 0 || uri.getPort() == 80)
                .findFirst()
                .orElseThrow(() -> new IOException(
                        host + " is not on the list of hosts that may be asked (gaas.certificates.revocation)"));
    }

    private CloseableHttpClient client(Place place) {
        var limit = Timeout.of(settings.timeout());
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new Addresses(place))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(limit)
                                .setSocketTimeout(limit)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(limit).build())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .build();
    }

    private static byte[] content(ClassicHttpResponse answer) throws IOException {
        if (answer.getCode() != 200 || answer.getEntity() == null)
            throw new IOException("it answers with status " + answer.getCode());
        try (var content = answer.getEntity().getContent()) {
            var bytes = content.readNBytes(MOST + 1);
            if (bytes.length > MOST) throw new IOException("it answers with more than " + MOST + " bytes");
            return bytes;
        }
    }

    /** What is connected to. */
    private final class Addresses implements DnsResolver {
        private final Place place;

        Addresses(Place place) {
            this.place = place;
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var addresses = resolver.resolve(host);
            for (var address : addresses)
                if (!mayBeAt(address))
                    throw new UnknownHostException(host + " may not be at the address " + address.getHostAddress());
            return addresses;
        }

        private boolean mayBeAt(InetAddress address) {
            return place.networks().isEmpty()
                    ? PublicAddress.is(address)
                    : place.networks().stream().map(Network::new).anyMatch(network -> network.contains(address));
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
