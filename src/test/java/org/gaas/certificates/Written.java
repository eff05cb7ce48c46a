package org.gaas.certificates;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;

/** Certificates and keys as files, in the ways in which people send them. */
public final class Written {
    private Written() {}

    public static String pem(Object... things) {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            for (var thing : things)
                writer.writeObject(thing instanceof PrivateKey key ? new PKCS8Generator(info(key), null) : thing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static PrivateKeyInfo info(PrivateKey key) {
        return PrivateKeyInfo.getInstance(key.getEncoded());
    }

    public static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    static byte[] windows(String text) {
        return bytes(text.replace("\n", "\r\n"));
    }

    static byte[] notepad(String text) {
        return ("\ufeff" + text).getBytes(UTF_16LE);
    }

    static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public static byte[] pkcs12(String password, PrivateKey key, Certificate... chain) {
        try {
            var store = empty();
            store.setKeyEntry("site", key, password.toCharArray(), chain);
            return written(store, password);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] twoKeys(String password, PrivateKey one, Certificate ones, PrivateKey other, Certificate others) {
        try {
            var store = empty();
            store.setKeyEntry("one", one, password.toCharArray(), new Certificate[] {ones});
            store.setKeyEntry("other", other, password.toCharArray(), new Certificate[] {others});
            return written(store, password);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] written(KeyStore store, String password) throws GeneralSecurityException {
        try {
            var out = new ByteArrayOutputStream();
            store.store(out, password.toCharArray());
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] together(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }
}
