package org.gaas.certificates;

import static org.gaas.certificates.CertificateRule.CERT_UNREADABLE;

import java.io.IOException;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilderProvider;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;

/**
 * Reads PKCS#12 bag by bag: a key store's view of it leaves out certificates without a key, and tells several keys of
 * one name as one.
 */
record Pkcs12File(Pile pile, KeyLock lock) {
    void read(Pfx file) throws IOException {
        try {
            var store = new PKCS12PfxPdu(file);
            checkMac(file, store);
            for (var content : store.getContentInfos()) for (var bag : bags(content)) add(bag);
        } catch (PKCSException e) {
            // opened by its sum or without one, and yet not readable
            throw lock.wrong();
        }
    }

    private void checkMac(Pfx file, PKCS12PfxPdu store) throws PKCSException {
        if (!store.hasMac()) return;
        lock.spend(file.getMacData().getIterationCount());
        var calculator = new JcePKCS12MacCalculatorBuilderProvider().setProvider(lock.provider());
        if (!store.isMacValid(calculator, lock.orEmpty())) throw lock.wrong();
    }

    private PKCS12SafeBag[] bags(ContentInfo content) throws PKCSException {
        if (content.getContentType().equals(PKCSObjectIdentifiers.data))
            return new PKCS12SafeBagFactory(content).getSafeBags();
        if (!content.getContentType().equals(PKCSObjectIdentifiers.encryptedData))
            throw MaterialReader.no(CERT_UNREADABLE);
        lock.spend(EncryptedData.getInstance(content.getContent()).getEncryptionAlgorithm());
        return new PKCS12SafeBagFactory(content, decryptor()).getSafeBags();
    }

    private void add(PKCS12SafeBag bag) throws PKCSException {
        var value = bag.getBagValue();
        if (value instanceof X509CertificateHolder certificate) pile.add(certificate);
        else if (value instanceof PrivateKeyInfo key) pile.add(key);
        else if (value instanceof PKCS8EncryptedPrivateKeyInfo key) {
            lock.spend(key.toASN1Structure().getEncryptionAlgorithm());
            pile.add(key.decryptPrivateKeyInfo(decryptor()));
        }
    }

    private InputDecryptorProvider decryptor() {
        return new JcePKCSPBEInputDecryptorProviderBuilder()
                .setProvider(lock.provider())
                .build(lock.orEmpty());
    }
}
