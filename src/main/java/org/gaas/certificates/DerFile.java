package org.gaas.certificates;

import static org.gaas.certificates.CertificateRule.CERT_IS_REQUEST;
import static org.gaas.certificates.CertificateRule.CERT_UNREADABLE;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/** Reads one thing in DER: which one it is, is told by what it begins with. */
record DerFile(Pile pile, KeyLock lock) {
    void read(byte[] file) throws IOException {
        var parts = Nesting.checked(file);
        if (parts.size() < 2) throw MaterialReader.no(CERT_UNREADABLE);
        var first = parts.getObjectAt(0);
        var second = parts.getObjectAt(1);
        if (first instanceof ASN1ObjectIdentifier) addAll(ContentInfo.getInstance(parts));
        else if (first instanceof ASN1Integer version) read(parts, version.intValueExact(), second);
        else if (second instanceof ASN1OctetString) pile.add(lock.open(encrypted(parts)));
        else if (parts.size() == 3 && parts.getObjectAt(2) instanceof ASN1BitString) readSigned(parts);
        else throw MaterialReader.no(CERT_UNREADABLE);
    }

    private void read(ASN1Sequence parts, int version, ASN1Encodable second) throws IOException {
        if (version == 3) new Pkcs12File(pile, lock).read(Pfx.getInstance(parts));
        else if (second instanceof ASN1Sequence) pile.add(PrivateKeyInfo.getInstance(parts));
        else if (second instanceof ASN1OctetString) pile.add(elliptic(ECPrivateKey.getInstance(parts)));
        else pile.add(rsa(RSAPrivateKey.getInstance(parts)));
    }

    /** A certificate and a request look alike from outside; only a request begins with its version, a bare number. */
    private void readSigned(ASN1Sequence parts) throws IOException {
        var inner = ASN1Sequence.getInstance(parts.getObjectAt(0));
        if (inner.size() < 5) throw MaterialReader.no(CERT_IS_REQUEST);
        pile.add(new X509CertificateHolder(parts.getEncoded()));
    }

    /** PKCS#7: what Windows and some suppliers put a chain into. */
    void addAll(ContentInfo several) {
        if (!several.getContentType().equals(PKCSObjectIdentifiers.signedData))
            throw MaterialReader.no(CERT_UNREADABLE);
        try {
            for (var certificate : new CMSSignedData(several).getCertificates().getMatches(null)) pile.add(certificate);
        } catch (CMSException e) {
            throw MaterialReader.no(CERT_UNREADABLE);
        }
    }

    private static PKCS8EncryptedPrivateKeyInfo encrypted(ASN1Sequence parts) {
        return new PKCS8EncryptedPrivateKeyInfo(EncryptedPrivateKeyInfo.getInstance(parts));
    }

    private static PrivateKeyInfo elliptic(ECPrivateKey key) throws IOException {
        var curve = key.getParametersObject();
        return new PrivateKeyInfo(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve), key);
    }

    private static PrivateKeyInfo rsa(RSAPrivateKey key) throws IOException {
        return new PrivateKeyInfo(new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption), key);
    }
}
