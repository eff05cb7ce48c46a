package org.gaas.certificates;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority for tests: it issues what it is asked for, good or bad. */
public record TestCa(X509Certificate certificate, KeyPair keys) {
    public static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    private static final AtomicLong SERIAL = new AtomicLong(1000);

    /** A root. */
    public static TestCa root(String name) {
        var keys = elliptic("secp256r1");
        return new TestCa(new Wanted(name).authority().keys(keys).by(null), keys);
    }

    /** An authority below this one. */
    public TestCa below(String name) {
        return below(new Wanted(name).authority());
    }

    public TestCa below(Wanted wanted) {
        return new TestCa(issue(wanted), wanted.keys);
    }

    public X509Certificate issue(Wanted wanted) {
        return wanted.by(this);
    }

    /** A certificate for these names, good for ninety days. */
    public X509Certificate site(KeyPair keys, String... names) {
        return issue(new Wanted(names[0]).names(names).keys(keys));
    }

    /** The same authority with another key for the same name. */
    public TestCa again() {
        return root(certificate.getSubjectX500Principal().getName().replaceFirst("CN=", ""));
    }

    public static KeyPair elliptic(String curve) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public static KeyPair rsa(int bits) {
        return pair("RSA", bits);
    }

    static KeyPair pair(String algorithm, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            if (bits > 0) generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** What is to be issued; everything that is not said is as it should be. */
    public static final class Wanted {
        private final String name;
        private List<String> names = List.of();
        private KeyPair keys = elliptic("secp256r1");
        private Instant from = NOW.minus(Duration.ofHours(1));
        private Instant until = NOW.plus(Duration.ofDays(90));
        private String method = "";
        private boolean authority;
        private int depth = 5;
        private KeyPurposeId purpose = KeyPurposeId.id_kp_serverAuth;
        private String ocsp;
        private String crl;
        private String issuerAt;

        public Wanted(String name) {
            this.name = name;
        }

        public Wanted names(String... names) {
            this.names = List.of(names);
            return this;
        }

        public Wanted keys(KeyPair keys) {
            this.keys = keys;
            return this;
        }

        public Wanted valid(Instant from, Instant until) {
            this.from = from;
            this.until = until;
            return this;
        }

        /** How it is signed, as Java names it. */
        public Wanted signedWith(String method) {
            this.method = method;
            return this;
        }

        public Wanted authority() {
            this.authority = true;
            return this;
        }

        /** How many authorities may be below. */
        public Wanted depth(int depth) {
            this.depth = depth;
            return this;
        }

        public Wanted purpose(KeyPurposeId purpose) {
            this.purpose = purpose;
            return this;
        }

        public Wanted ocspAt(String url) {
            this.ocsp = url;
            return this;
        }

        public Wanted crlAt(String url) {
            this.crl = url;
            return this;
        }

        public Wanted issuerAt(String url) {
            this.issuerAt = url;
            return this;
        }

        KeyPair keys() {
            return keys;
        }

        X509Certificate by(TestCa issuer) {
            try {
                return made(issuer);
            } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
                throw new AssertionError(e);
            }
        }

        private X509Certificate made(TestCa issuer)
                throws GeneralSecurityException, IOException, OperatorCreationException {
            var signer = issuer == null ? keys.getPrivate() : issuer.keys.getPrivate();
            var signerKey = issuer == null ? keys.getPublic() : issuer.keys.getPublic();
            var subject = new X500Name("CN=" + name);
            var by = issuer == null
                    ? subject
                    : X500Name.getInstance(
                            issuer.certificate.getSubjectX500Principal().getEncoded());
            var builder = new JcaX509v3CertificateBuilder(
                    by,
                    BigInteger.valueOf(SERIAL.incrementAndGet()),
                    Date.from(from),
                    Date.from(until),
                    subject,
                    keys.getPublic());
            var ids = new JcaX509ExtensionUtils();
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(keys.getPublic()));
            builder.addExtension(Extension.authorityKeyIdentifier, false, ids.createAuthorityKeyIdentifier(signerKey));
            builder.addExtension(
                    Extension.basicConstraints,
                    true,
                    authority ? new BasicConstraints(depth) : new BasicConstraints(false));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
            if (!authority) builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            if (!names.isEmpty())
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(names.stream()
                                .map(dns -> new GeneralName(GeneralName.dNSName, dns))
                                .toArray(GeneralName[]::new)));
            if (crl != null)
                builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                    new DistributionPoint(new DistributionPointName(new GeneralNames(at(crl))), null, null)
                }));
            var places = Stream.of(
                            place(AccessDescription.id_ad_ocsp, ocsp),
                            place(AccessDescription.id_ad_caIssuers, issuerAt))
                    .flatMap(List::stream)
                    .toArray(AccessDescription[]::new);
            if (places.length > 0)
                builder.addExtension(Extension.authorityInfoAccess, false, new AuthorityInformationAccess(places));
            var usual = signer.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            var signed = builder.build(new JcaContentSignerBuilder(method.isEmpty() ? usual : method).build(signer));
            return new JcaX509CertificateConverter().getCertificate(signed);
        }

        private static List<AccessDescription> place(org.bouncycastle.asn1.ASN1ObjectIdentifier what, String where) {
            return where == null ? List.of() : List.of(new AccessDescription(what, at(where)));
        }

        private static GeneralName at(String url) {
            return new GeneralName(GeneralName.uniformResourceIdentifier, url);
        }
    }
}
