package org.gaas.certificates;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Chains of two for tests of servers: a certificate, and the authority that signed it. */
public final class IssuedChains {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final X500Name AUTHORITY = new X500Name("CN=an authority,O=only for tests");

    private final KeyPair authority = pair(256);
    private final X509Certificate signer = signed(AUTHORITY, authority, AUTHORITY, "", days(-10), days(10));

    /** One that is valid now, with a key of P-256. */
    public KeyedChain of(String... names) {
        return with(256, days(-1), days(1), names);
    }

    /**
     * @param bits of a key of an elliptic curve up to 521, else of RSA
     */
    public KeyedChain with(int bits, Instant from, Instant until, String... names) {
        var pair = pair(bits);
        var subject = new X500Name("CN=" + (names.length == 0 ? "nobody" : names[0]));
        var own = signed(subject, pair, AUTHORITY, String.join(" ", names), from, until);
        return KeyedChain.of(List.of(own, signer), pair.getPrivate());
    }

    public static Instant days(int fromNow) {
        return Instant.now().plus(Duration.ofDays(fromNow));
    }

    private X509Certificate signed(
            X500Name subject, KeyPair pair, X500Name issuer, String names, Instant from, Instant until) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    new BigInteger(126, RANDOM).setBit(126),
                    Date.from(from),
                    Date.from(until),
                    subject,
                    pair.getPublic());
            var itself = subject.equals(issuer);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(itself));
            if (!names.isEmpty())
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(Arrays.stream(names.split(" "))
                                .map(name -> new GeneralName(GeneralName.dNSName, name))
                                .toArray(GeneralName[]::new)));
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(authority.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair(int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(bits > 521 ? "RSA" : "EC");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
