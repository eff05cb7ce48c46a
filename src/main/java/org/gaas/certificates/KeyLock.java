package org.gaas.certificates;

import static org.gaas.certificates.CertificateRule.CERT_KEY_UNREADABLE;
import static org.gaas.certificates.CertificateRule.CERT_PASSPHRASE_MISSING;
import static org.gaas.certificates.CertificateRule.CERT_PASSPHRASE_WRONG;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.gaas.engine.InvalidInput;
import org.gaas.remote.Secret;

/** Opens what is under a passphrase, with a bound to the work that a file may ask for. */
final class KeyLock {
    private final BouncyCastleProvider provider = new BouncyCastleProvider();
    private final Optional<Secret> passphrase;
    private final Effort effort = new Effort();

    KeyLock(Optional<Secret> passphrase) {
        this.passphrase = passphrase.filter(given -> !given.reveal().isEmpty());
    }

    /** PKCS#8. */
    PrivateKeyInfo open(PKCS8EncryptedPrivateKeyInfo key) {
        effort.spend(key.toASN1Structure().getEncryptionAlgorithm());
        try {
            return key.decryptPrivateKeyInfo(decryptor());
        } catch (PKCSException | RuntimeException e) {
            // a wrong one gives bytes that are no key
            throw wrong(e);
        }
    }

    /** As OpenSSL wrote it before PKCS#8. */
    PrivateKeyInfo open(PEMEncryptedKeyPair key) {
        try {
            return key.decryptKeyPair(new JcePEMDecryptorProviderBuilder()
                            .setProvider(provider)
                            .build(given()))
                    .getPrivateKeyInfo();
        } catch (IOException | RuntimeException e) {
            throw wrong(e);
        }
    }

    boolean isGiven() {
        return passphrase.isPresent();
    }

    /**
     * The passphrase for PKCS#12, where an empty one is one too. Programs end it with a zero, BouncyCastle does so
     * unless it is empty; as the hashes fill it up with zeros, one more is as good.
     */
    char[] orEmpty() {
        return passphrase.map(Secret::reveal).orElse("\0").toCharArray();
    }

    BouncyCastleProvider provider() {
        return provider;
    }

    void spend(AlgorithmIdentifier method) {
        effort.spend(method);
    }

    void spend(BigInteger rounds) {
        effort.spend(rounds);
    }

    InvalidInput wrong() {
        var rule = isGiven() ? CERT_PASSPHRASE_WRONG : CERT_PASSPHRASE_MISSING;
        return CertificateFinding.of(rule).at("passphrase");
    }

    private InputDecryptorProvider decryptor() {
        try {
            return new JceOpenSSLPKCS8DecryptorProviderBuilder()
                    .setProvider(provider)
                    .build(given());
        } catch (OperatorCreationException unknown) {
            throw MaterialReader.no(CERT_KEY_UNREADABLE);
        }
    }

    private char[] given() {
        return passphrase.orElseThrow(this::wrong).reveal().toCharArray();
    }

    private InvalidInput wrong(Exception e) {
        return e instanceof InvalidInput known ? known : wrong();
    }
}
