package org.gaas.box.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** How the box's certificates are made: RFC 5280 profile, P-256 keys, SHA-256. */
final class Issue {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final X500Name AUTHORITY = new X500Name("CN=gaas box test CA,O=only for this machine");
    /** Clocks of client and server may differ a little. */
    private static final Duration BACKDATED = Duration.ofHours(1);

    private Issue() {}

    record Issued(PrivateKey key, List<X509Certificate> chain) {}

    static Issued authority(Instant now, Duration life) throws GeneralSecurityException, IOException {
        KeyPair pair = pair();
        var builder = builder(AUTHORITY, AUTHORITY, now, life, pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        builder.addExtension(Extension.nameConstraints, true, new NameConstraints(loopbackOnly(), null));
        return new Issued(pair.getPrivate(), List.of(sign(builder, pair.getPrivate())));
    }

    static Issued leaf(Certificate authority, List<String> names, Instant now, Duration life)
            throws GeneralSecurityException, IOException {
        KeyPair pair = pair();
        var signed = leaf(authority, pair.getPublic(), names, now, life);
        return new Issued(pair.getPrivate(), List.of(signed, authority.leaf()));
    }

    /** For a key that somebody else keeps. */
    static X509Certificate leaf(Certificate authority, PublicKey key, List<String> names, Instant now, Duration life)
            throws GeneralSecurityException, IOException {
        var builder = builder(AUTHORITY, new X500Name("CN=" + names.get(0)), now, life, key);
        var general = names.stream().map(Issue::generalName).toArray(GeneralName[]::new);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(general));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new JcaX509ExtensionUtils()
                        .createAuthorityKeyIdentifier(authority.leaf().getPublicKey()));
        return sign(builder, authority.key());
    }

    /** The names in a certificate, in their order. */
    static List<String> names(X509Certificate certificate) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream().map(name -> (String) name.get(1)).toList();
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, Instant now, Duration life, PublicKey key)
            throws GeneralSecurityException, IOException {
        var serial = new BigInteger(126, RANDOM).setBit(126);
        var from = Date.from(now.minus(BACKDATED));
        var builder = new JcaX509v3CertificateBuilder(issuer, serial, from, Date.from(now.plus(life)), subject, key);
        builder.addExtension(
                Extension.subjectKeyIdentifier, false, new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
        return builder;
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException {
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static KeyPair pair() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
        return generator.generateKeyPair();
    }

    private static GeneralName generalName(String name) {
        boolean address = name.contains(":") || name.matches("[0-9.]+");
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    private static GeneralSubtree[] loopbackOnly() {
        byte[] four = {127, 0, 0, 0, -1, 0, 0, 0};
        byte[] six = new byte[32];
        six[15] = 1;
        for (int i = 16; i < 32; i++) six[i] = -1;
        return new GeneralSubtree[] {
            subtree(GeneralName.dNSName, new DERIA5String("localhost")),
            subtree(GeneralName.iPAddress, new DEROctetString(four)),
            subtree(GeneralName.iPAddress, new DEROctetString(six))
        };
    }

    private static GeneralSubtree subtree(int kind, ASN1Encodable base) {
        return new GeneralSubtree(new GeneralName(kind, base));
    }
}
