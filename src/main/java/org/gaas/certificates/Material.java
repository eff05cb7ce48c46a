package org.gaas.certificates;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.InvalidInput;
import org.gaas.remote.Secret;

/**
 * What somebody handed over: certificates in the order in which they came, and the key where there is one. Nothing is
 * known about it but that it can be read.
 */
public record Material(List<X509Certificate> certificates, Optional<PrivateKey> key) {
    public Material {
        certificates = List.copyOf(certificates);
    }

    /** What an authority issued for a key that is the desk's. */
    public static Material issued(List<X509Certificate> chain) {
        return new Material(chain, Optional.empty());
    }

    /**
     * Reads files as suppliers and programs write them: PEM (one or several in a file, with any line ends, a byte order
     * mark, text around), DER, PKCS#7 and PKCS#12.
     *
     * @param files what was uploaded together: certificate, chain and key may be apart
     * @param passphrase opens the key, or PKCS#12
     * @throws InvalidInput a code of {@link CertificateRule}, about the field {@code file} or {@code passphrase}
     */
    public static Material read(List<byte[]> files, Optional<Secret> passphrase) {
        return new MaterialReader(passphrase).read(files);
    }

    /** Tells nothing of the key. */
    @Override
    public String toString() {
        return "material of " + certificates.size() + " certificates"
                + key.map(k -> " with a key").orElse("");
    }
}
