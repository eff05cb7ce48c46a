package org.gaas.box.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.gaas.box.PrivateFile;

/** Reads and writes keys and certificates in PEM. */
final class Pem {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});
    private static final Pattern KEY = Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END");

    private Pem() {}

    static void write(Path chainFile, List<X509Certificate> chain, Path keyFile, PrivateKey key)
            throws GeneralSecurityException {
        var text = new StringBuilder();
        for (X509Certificate certificate : chain) text.append(block("CERTIFICATE", certificate.getEncoded()));
        PrivateFile.write(keyFile, block("PRIVATE KEY", key.getEncoded()));
        PrivateFile.write(chainFile, text.toString());
    }

    static Certificate read(Path chainFile, Path keyFile) throws IOException, GeneralSecurityException {
        var chain = new ArrayList<X509Certificate>();
        var factory = CertificateFactory.getInstance("X.509");
        for (var certificate : factory.generateCertificates(new ByteArrayInputStream(Files.readAllBytes(chainFile))))
            chain.add((X509Certificate) certificate);
        if (chain.isEmpty()) throw new GeneralSecurityException(chainFile + " holds no certificate");
        return new Certificate(key(keyFile), chain, chainFile, keyFile);
    }

    private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        var block = KEY.matcher(Files.readString(file, US_ASCII));
        if (!block.find()) throw new GeneralSecurityException(file + " holds no PKCS#8 private key");
        byte[] bytes = Base64.getMimeDecoder().decode(block.group(1));
        String algorithm =
                switch (PrivateKeyInfo.getInstance(bytes)
                        .getPrivateKeyAlgorithm()
                        .getAlgorithm()
                        .getId()) {
                    case "1.2.840.113549.1.1.1" -> "RSA";
                    case "1.2.840.10045.2.1" -> "EC";
                    default -> "EdDSA";
                };
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
    }

    private static String block(String kind, byte[] bytes) {
        return "-----BEGIN " + kind + "-----\n" + LINES.encodeToString(bytes) + "\n-----END " + kind + "-----\n";
    }
}
