package org.gaas.certificates;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPrivateKeySpec;

/** Keys that look right. */
final class Forged {
    private Forged() {}

    /** What programs that compare only the modulus take for the key of that pair. */
    static PrivateKey sameModulus(KeyPair pair) {
        var real = (RSAPrivateCrtKey) pair.getPrivate();
        var wrong = new RSAPrivateKeySpec(
                real.getModulus(), real.getPrivateExponent().add(BigInteger.TWO));
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(wrong);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
