package org.gaas.certificates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.gaas.engine.CantStart;

/** The roots at which a chain may end. */
public record TrustedRoots(List<X509Certificate> certificates) {
    public TrustedRoots {
        certificates = List.copyOf(certificates);
    }

    /** Those that this Java trusts: much the same as browsers do. */
    public static TrustedRoots ofJava() {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return new TrustedRoots(Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
                    .toList());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no roots", e);
        }
    }

    /**
     * Those in a file, PEM.
     *
     * @throws CantStart the file can't be read or holds none
     */
    public static TrustedRoots in(Path file) {
        try (var in = Files.newInputStream(file)) {
            var found = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (!found.isEmpty()) return new TrustedRoots(found);
            throw unreadable(file, "there is no certificate in it", null);
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(file, e.getMessage(), e);
        }
    }

    /** Those that may have signed it, by their name. */
    Collection<X509Certificate> issuersOf(X509Certificate certificate, Instant now) {
        return certificates.stream()
                .filter(root -> root.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                .filter(root -> root.getNotAfter().after(Date.from(now)))
                .toList();
    }

    private static CantStart unreadable(Path file, String why, Exception cause) {
        return new CantStart(
                "The roots that certificates may lead to can't be read from " + file + ": " + why + ".",
                "Name a file with roots in PEM as gaas.certificates.roots, or none for those that Java trusts.",
                cause);
    }
}
