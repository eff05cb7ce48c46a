package org.gaas.certificates;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * A certificate with those that lead to its root, as a web server sends them: the site's own first, each signed by the
 * next one, the root left out.
 */
public record Chain(List<X509Certificate> certificates) {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    public Chain {
        certificates = List.copyOf(certificates);
        if (certificates.isEmpty()) throw new IllegalArgumentException("a chain has a certificate");
    }

    /** The certificate of the site. */
    public X509Certificate leaf() {
        return certificates.get(0);
    }

    /** The hosts that it is for, as they stand in it. */
    public List<String> names() {
        return Seen.names(leaf());
    }

    public Instant from() {
        return leaf().getNotBefore().toInstant();
    }

    public Instant until() {
        return leaf().getNotAfter().toInstant();
    }

    /** Who signed it, for people. */
    public String issuer() {
        return Seen.issuer(leaf());
    }

    /** As web servers want it. */
    public String pem() {
        var text = new StringBuilder();
        for (var certificate : certificates) text.append(pem(certificate));
        return text.toString();
    }

    private static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n" + LINES.encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "chain of " + Seen.subject(leaf());
    }
}
