package org.gaas.box;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gaas.certificates.Fingerprint;
import org.gaas.certificates.FoundCertificate;
import org.gaas.certificates.FoundCertificate.Facts;
import org.gaas.certificates.FoundCertificate.Place;
import org.gaas.certificates.Holder;
import org.gaas.remote.Result;

/** Reads chains as a server of the box prints them: the folder that it lies in, and then the chain in PEM. */
final class BoxFoundCertificates {
    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----\n[^-]*-----END CERTIFICATE-----\n";
    private static final Pattern ONE =
            Pattern.compile("(/[^\n]*/([^/\n]+)/(current|before))\n((?:" + CERTIFICATE + ")*)");

    private BoxFoundCertificates() {}

    static List<FoundCertificate> read(Result printed) {
        var found = new ArrayList<FoundCertificate>();
        for (var one = ONE.matcher(printed.out()); one.find(); )
            found.add(new FoundCertificate(
                    Optional.of(new Holder(one.group(2))),
                    one.group(3).equals("current") ? Place.IN_USE : Place.BEFORE,
                    one.group(1) + "/chain.pem",
                    facts(one.group(4))));
        return List.copyOf(found);
    }

    private static Optional<Facts> facts(String pem) {
        try {
            var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
            var chain = CertificateFactory.getInstance("X.509").generateCertificates(bytes).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (chain.isEmpty()) return Optional.empty();
            var own = chain.get(0);
            var names = own.getSubjectAlternativeNames();
            return Optional.of(new Facts(
                    Fingerprint.of(chain),
                    own.getNotBefore().toInstant(),
                    own.getNotAfter().toInstant(),
                    own.getIssuerX500Principal().getName(),
                    names == null
                            ? List.of()
                            : names.stream()
                                    .filter(name -> name.get(0).equals(2))
                                    .map(name -> name.get(1).toString())
                                    .toList()));
        } catch (CertificateException unreadable) {
            return Optional.empty();
        }
    }
}
