package org.gaas.box;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;

/** Whom the desk trusts in certificates of sites: as it would without the box, and the box's own authority. */
final class BoxRoots {
    private BoxRoots() {}

    /**
     * Writes them into a file.
     *
     * @param set what the settings name; empty: those that Java trusts
     */
    static Path write(Box box, String set) {
        var file = box.home().tls().resolve("roots.pem");
        try {
            var others = set.isEmpty() ? ofJava() : Files.readString(Path.of(set));
            Files.writeString(file, others + "\n" + Files.readString(box.authority()));
            return file;
        } catch (IOException | GeneralSecurityException e) {
            throw new BoxFailure(
                    "The box can't write whom to trust into " + file + ": " + e.getMessage(),
                    "Name a file with roots in PEM as gaas.certificates.roots, or none.",
                    e);
        }
    }

    private static String ofJava() throws GeneralSecurityException, IOException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        var text = new StringWriter();
        try (var pem = new JcaPEMWriter(text)) {
            for (var root : Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()))
                    .toList()) pem.writeObject(root);
        }
        return text.toString();
    }
}
