package org.gaas.certificates.revocation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.gaas.certificates.revocation.RevocationSettings.Place;
import org.gaas.remote.LimitedHttp;
import org.gaas.remote.LimitedHttp.Addresses;
import org.gaas.remote.Network;

/**
 * The way to the places that certificates name: by plain HTTP, as the standards have it (what comes is signed), to hosts
 * of the allow-list and to addresses that these may have.
 */
final class Places {
    private static final int MOST = 8 << 20;

    private final RevocationSettings settings;
    private final Addresses addresses;

    /**
     * @param addresses where hosts are
     */
    Places(RevocationSettings settings, Addresses addresses) {
        this.settings = settings;
        this.addresses = addresses;
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
        try (var http = new LimitedHttp(host -> addresses(place, host), settings.timeout())) {
            return http.send(request, settings.timeout(), Places::content);
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

    private InetAddress[] addresses(Place place, String host) throws UnknownHostException {
        var found = addresses.of(host);
        for (var address : found)
            if (!Network.anyOrPublic(place.networks(), address))
                throw new UnknownHostException(host + " may not be at the address " + address.getHostAddress());
        return found;
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
}
