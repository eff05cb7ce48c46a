package org.gaas.certificates.acme;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.jce.ECNamedCurveTable;

/** Keys of accounts: P-256, which every authority takes. Kept as PKCS#8; the public one follows from it. */
final class AccountKeys {
    private static final String CURVE = "secp256r1";

    private AccountKeys() {}

    static byte[] make() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            return generator.generateKeyPair().getPrivate().getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + CURVE, e);
        }
    }

    static KeyPair read(byte[] key) {
        try {
            var factory = KeyFactory.getInstance("EC");
            var secret = (ECPrivateKey) factory.generatePrivate(new PKCS8EncodedKeySpec(key));
            var point = ECNamedCurveTable.getParameterSpec(CURVE)
                    .getG()
                    .multiply(secret.getS())
                    .normalize();
            var open = new ECPoint(
                    point.getAffineXCoord().toBigInteger(),
                    point.getAffineYCoord().toBigInteger());
            return new KeyPair(factory.generatePublic(new ECPublicKeySpec(open, secret.getParams())), secret);
        } catch (GeneralSecurityException | ClassCastException e) {
            throw new IllegalArgumentException("not the key of an account", e);
        }
    }
}
