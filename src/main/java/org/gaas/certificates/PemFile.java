package org.gaas.certificates;

import static org.gaas.certificates.CertificateRule.CERT_IS_REQUEST;

import java.io.IOException;
import java.io.StringReader;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.X509TrustedCertificateBlock;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/** Reads PEM; what stands between its blocks does not matter. */
record PemFile(Pile pile, KeyLock lock, DerFile der) {
    void read(String text) throws IOException {
        var blocks = new PEMParser(new StringReader(text));
        for (var block = blocks.readObject(); block != null; block = blocks.readObject()) add(block);
    }

    private void add(Object block) throws IOException {
        if (block instanceof X509CertificateHolder certificate) pile.add(certificate);
        else if (block instanceof X509TrustedCertificateBlock trusted) pile.add(trusted.getCertificateHolder());
        else if (block instanceof ContentInfo several) der.addAll(several);
        else if (block instanceof PrivateKeyInfo key) pile.add(key);
        else if (block instanceof PEMKeyPair key) pile.add(key.getPrivateKeyInfo());
        else if (block instanceof PEMEncryptedKeyPair key) pile.add(lock.open(key));
        else if (block instanceof PKCS8EncryptedPrivateKeyInfo key) pile.add(lock.open(key));
        else if (block instanceof PKCS10CertificationRequest) throw MaterialReader.no(CERT_IS_REQUEST);
        // what is left is public keys, parameters and lists of revoked ones: nobody needs them here
    }
}
