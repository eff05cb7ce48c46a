package org.gaas.certificates;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;

/**
 * What tells one chain from another: SHA-256 of all its certificates in DER and in their order.
 *
 * @param value in small hexadecimal digits
 */
public record Fingerprint(String value) {
    public Fingerprint {
        if (!value.matches("[0-9a-f]{64}")) throw new IllegalArgumentException("not a fingerprint: '" + value + "'");
    }

    public static Fingerprint of(List<X509Certificate> chain) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var certificate : chain) digest.update(certificate.getEncoded());
            return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a chain that can be written: " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
