package org.gaas.box.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate with its key, as programs want it.
 *
 * @param chain the leaf first
 * @param chainFile PEM, the chain
 * @param keyFile PEM, PKCS#8
 */
public record Certificate(PrivateKey key, List<X509Certificate> chain, Path chainFile, Path keyFile) {
    public Certificate {
        chain = List.copyOf(chain);
    }

    /** Reads a chain and its key. */
    public static Certificate read(Path chainFile, Path keyFile) throws IOException, GeneralSecurityException {
        return Pem.read(chainFile, keyFile);
    }

    public X509Certificate leaf() {
        return chain.get(0);
    }

    @Override
    public String toString() {
        return "certificate of " + leaf().getSubjectX500Principal();
    }
}
