package org.gaas.onboarding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import org.apache.hc.core5.ssl.SSLContexts;

/** Looks at a site over TLS and trusts one authority only; not the desk's own way of looking. */
public record TrustingBrowser(HttpClient client) {
    public static TrustingBrowser of(Path authority) {
        try (var file = Files.newInputStream(authority)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "box", CertificateFactory.getInstance("X.509").generateCertificate(file));
            var trust = SSLContexts.custom().loadTrustMaterial(store, null).build();
            return new TrustingBrowser(HttpClient.newBuilder().sslContext(trust).build());
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** Status and page. */
    public String get(String url) {
        try {
            var answer = client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
