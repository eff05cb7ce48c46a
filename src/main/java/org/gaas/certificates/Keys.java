package org.gaas.certificates;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.Map;
import java.util.Optional;

/** What can be said of a key: whether it belongs to another, and whether browsers take it. */
final class Keys {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Map<Integer, String> CURVES = Map.of(256, "P-256", 384, "P-384");

    private Keys() {}

    /** Whether what one signs the other proves: a key with the right number in front and a wrong one behind does not. */
    static boolean belong(PrivateKey secret, PublicKey open) {
        if (!kind(secret).equals(kind(open))) return false;
        try {
            var challenge = new byte[32];
            RANDOM.nextBytes(challenge);
            var method = open instanceof RSAKey ? "SHA256withRSA" : open instanceof ECKey ? "SHA256withECDSA" : "EdDSA";
            var signing = Signature.getInstance(method);
            signing.initSign(secret);
            signing.update(challenge);
            var proving = Signature.getInstance(method);
            proving.initVerify(open);
            proving.update(challenge);
            return proving.verify(signing.sign());
        } catch (GeneralSecurityException noPair) {
            return false;
        }
    }

    /** Bouncy Castle says ECDSA where Java says EC. */
    private static String kind(Key key) {
        return key instanceof ECKey ? "EC" : key.getAlgorithm();
    }

    /** Why browsers or web servers would not take it; empty when they do. */
    static Optional<String> weakness(Key key) {
        if (key instanceof RSAKey rsa) {
            var bits = rsa.getModulus().bitLength();
            return bits >= 2048 && bits <= 8192 ? Optional.empty() : Optional.of("RSA with " + bits + " bits");
        }
        if (key instanceof ECKey elliptic) {
            var bits = elliptic.getParams().getOrder().bitLength();
            var name = CURVES.get(bits);
            return name != null && elliptic.getParams().toString().contains(name)
                    ? Optional.empty()
                    : Optional.of("an elliptic curve of " + bits + " bits");
        }
        return Optional.of(key.getAlgorithm());
    }
}
