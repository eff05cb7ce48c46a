package org.gaas.certificates;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/** The kinds of keys that the desk makes. */
public enum KeyKind {
    /** Small and quick; every browser since 2014. */
    P256("SHA256withECDSA") {
        @Override
        KeyPair made() throws GeneralSecurityException {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        }
    },
    /** For suppliers and clients that know nothing else. */
    RSA3072("SHA256withRSA") {
        @Override
        KeyPair made() throws GeneralSecurityException {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(3072);
            return generator.generateKeyPair();
        }
    };

    private final String signature;

    KeyKind(String signature) {
        this.signature = signature;
    }

    abstract KeyPair made() throws GeneralSecurityException;

    /** A new key, from the machine's own randomness. */
    public KeyPair make() {
        try {
            return made();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java makes no " + this, e);
        }
    }

    /** How it signs, as Java names it. */
    String signature() {
        return signature;
    }
}
