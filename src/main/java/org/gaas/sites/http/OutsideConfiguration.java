package org.gaas.sites.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;
import org.gaas.fleet.SeenFromOutside;
import org.gaas.sites.Outside;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whom the view from outside trusts: the usual authorities, and those of one file, for a test's own. */
@Configuration
class OutsideConfiguration {
    @Bean
    Outside outside(
            @Value("${gaas.sites.trusted-roots:}") Optional<Path> roots,
            @Value("${gaas.sites.addresses:}") List<String> addresses) {
        return new HttpOutside(
                trusting(roots.filter(file -> !file.toString().isEmpty())),
                new KnownAddresses(addresses),
                Timeout.ofSeconds(15));
    }

    /** The same view, for the fleet, which can't know of sites. */
    @Bean
    SeenFromOutside seenFromOutside(Outside outside) {
        return url -> {
            var answer = outside.get(url);
            return new SeenFromOutside.Page(answer.status(), answer.body());
        };
    }

    static SSLContext trusting(Optional<Path> roots) {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (var certificate : usual()) store.setCertificateEntry("root-" + store.size(), certificate);
            if (roots.isPresent())
                for (var certificate : read(roots.get()))
                    store.setCertificateEntry("root-" + store.size(), certificate);
            return SSLContexts.custom().loadTrustMaterial(store, null).build();
        } catch (GeneralSecurityException | IOException unreadable) {
            throw new IllegalStateException(
                    "gaas.sites.trusted-roots: " + roots.orElse(null) + " holds no certificates: "
                            + unreadable.getMessage(),
                    unreadable);
        }
    }

    /** The Java platform's own roots. They go into one store with ours, as a context asks only one trust manager. */
    private static List<X509Certificate> usual() throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
                .toList();
    }

    private static Collection<? extends Certificate> read(Path file) throws GeneralSecurityException, IOException {
        try (var content = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(content);
        }
    }
}
