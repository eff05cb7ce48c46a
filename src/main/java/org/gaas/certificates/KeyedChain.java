package org.gaas.certificates;

import static java.util.stream.Collectors.joining;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.gaas.remote.Secret;

/**
 * A chain and its key, as web servers want them. Nothing of the key is told but to who asks for its text.
 *
 * @param chain the server's own certificate first, each signed by the next one
 * @param key PKCS#8 in PEM, without a passphrase
 */
public record KeyedChain(List<X509Certificate> chain, Secret key) {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    public KeyedChain {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) throw new IllegalArgumentException("a chain has a certificate");
    }

    public static KeyedChain of(List<X509Certificate> chain, PrivateKey key) {
        return new KeyedChain(chain, Secret.of(block("PRIVATE KEY", key.getEncoded())));
    }

    public Fingerprint fingerprint() {
        return Fingerprint.of(chain);
    }

    /** The chain in PEM. */
    public String pem() {
        return chain.stream().map(KeyedChain::pem).collect(joining());
    }

    private static String pem(X509Certificate certificate) {
        try {
            return block("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a certificate that can be written: " + e.getMessage(), e);
        }
    }

    private static String block(String kind, byte[] bytes) {
        return "-----BEGIN " + kind + "-----\n" + LINES.encodeToString(bytes) + "\n-----END " + kind + "-----\n";
    }
}
