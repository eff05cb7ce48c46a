package org.gaas.certificates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.gaas.engine.InvalidInput;
import org.gaas.remote.Local;
import org.gaas.remote.Secret;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What is handed over as a certificate")
class MaterialTest {
    private static final TestCa ROOT = TestCa.root("Root of tests");
    private static final TestCa BETWEEN = ROOT.below("Between");
    private static final KeyPair KEYS = TestCa.elliptic("secp256r1");
    private static final KeyPair RSA = TestCa.rsa(2048);
    private static final X509Certificate SITE = BETWEEN.site(KEYS, "capri.example");
    private static final X509Certificate RSA_SITE = BETWEEN.site(RSA, "cicero.example");
    private static final String CHAIN = Written.pem(SITE, BETWEEN.certificate());
    private static final String WITH_KEY = CHAIN + Written.pem(KEYS.getPrivate());

    @TempDir
    Path folder;

    @Test
    @DisplayName("is read from PEM, whatever its line ends, byte order marks and the text around")
    void pem() {
        for (var file : List.of(
                Written.bytes(WITH_KEY),
                Written.windows(WITH_KEY),
                Written.bytes(WITH_KEY.replace('\n', '\r')),
                Written.notepad(WITH_KEY),
                Written.together("\ufeff".getBytes(UTF_8), Written.windows(WITH_KEY)),
                Written.bytes("subject=CN = capri.example\nissuer=Between\n\n" + WITH_KEY + "\n\nThank you!\n"))) {
            var read = Material.read(List.of(file), Optional.empty());
            assertThat(read.certificates()).containsExactly(SITE, BETWEEN.certificate());
            assertThat(read.key()).contains(KEYS.getPrivate());
        }
    }

    @Test
    @DisplayName("may be in several files, in any order, with byte order marks in the middle and a certificate twice")
    void several() {
        var bom = "\ufeff".getBytes(UTF_8);
        var read = read(
                Written.bytes(Written.pem(KEYS.getPrivate())),
                Written.together(bom, Written.bytes(CHAIN), bom, Written.bytes(Written.pem(SITE))));
        assertThat(read.certificates()).containsExactly(SITE, BETWEEN.certificate());
        assertThat(read.key()).contains(KEYS.getPrivate());
    }

    @Test
    @DisplayName("is read from DER: certificates and keys of either kind")
    void der() {
        var read = read(
                Written.der(RSA_SITE),
                Written.der(BETWEEN.certificate()),
                RSA.getPrivate().getEncoded());
        assertThat(read.certificates()).containsExactly(RSA_SITE, BETWEEN.certificate());
        assertThat(read.key()).contains(RSA.getPrivate());
    }

    @Test
    @DisplayName("is read from PKCS#12 with its password, whole chain and key")
    void pkcs12() {
        var file = Written.pkcs12("geheim 1", RSA.getPrivate(), RSA_SITE, BETWEEN.certificate(), ROOT.certificate());
        var read = Material.read(List.of(file), Optional.of(Secret.of("geheim 1")));
        assertThat(read.certificates()).contains(RSA_SITE, BETWEEN.certificate(), ROOT.certificate());
        assertThat(read.key()).contains(RSA.getPrivate());

        assertThat(refused(file)).isEqualTo("passphrase CERT_PASSPHRASE_MISSING");
        assertThat(refused(Secret.of("geheim"), file)).isEqualTo("passphrase CERT_PASSPHRASE_WRONG");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "pkcs12 -export -inkey key.pem -in chain.pem -out out -passout pass:secret -certpbe AES-256-CBC, true",
        "pkcs12 -export -inkey key.pem -in chain.pem -out out -passout pass:secret -legacy, true",
        "pkcs12 -export -inkey key.pem -in chain.pem -out out -passout pass:, true",
        "pkcs12 -export -nokeys -in chain.pem -out out -passout pass:secret, false",
        "crl2pkcs7 -nocrl -certfile chain.pem -out out, false",
        "crl2pkcs7 -nocrl -certfile chain.pem -outform DER -out out, false",
        "x509 -in chain.pem -outform DER -out out, false",
        "pkcs8 -topk8 -in key.pem -out out -passout pass:secret, true",
        "pkcs8 -topk8 -in key.pem -out out -outform DER -passout pass:secret -v2 aes-128-cbc, true",
        "pkcs8 -topk8 -in key.pem -out out -passout pass:secret -v1 PBE-SHA1-3DES, true",
        "pkcs8 -topk8 -in key.pem -out out -passout pass:secret -scrypt, true",
        "rsa -in key.pem -out out -aes256 -passout pass:secret -traditional, true",
        "rsa -in key.pem -out out -traditional, true",
        "rsa -in key.pem -out out -outform DER -traditional, true",
        "ec -in ec.pem -out out -aes128 -passout pass:secret, true",
        "ec -in ec.pem -out out -outform DER, true",
        "ec -in ec.pem -out out, true",
        "x509 -in chain.pem -trustout -out out, false"
    })
    @DisplayName("is read as OpenSSL writes it")
    void openssl(String command, boolean key) throws Exception {
        Assumptions.assumeTrue(Local.has("openssl"), "not tried: there is no openssl on this machine");
        Files.writeString(folder.resolve("key.pem"), Written.pem(RSA.getPrivate()));
        Files.writeString(folder.resolve("ec.pem"), Written.pem(KEYS.getPrivate()));
        Files.writeString(folder.resolve("chain.pem"), Written.pem(RSA_SITE, BETWEEN.certificate()));
        var words = new ArrayList<>(List.of("openssl"));
        words.addAll(Arrays.asList(command.split(" ")));
        var openssl = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        assertThat(openssl.waitFor())
                .as(Files.readString(folder.resolve("said")))
                .isZero();
        var out = Files.readAllBytes(folder.resolve("out"));
        var secret = Optional.of(Secret.of(command.endsWith("pass:") ? "" : "secret"));
        var certificates = command.contains("chain.pem");
        var files = certificates ? List.of(out) : List.of(out, Written.bytes(CHAIN));

        var read = Material.read(files, secret);

        assertThat(read.key().isPresent()).isEqualTo(key);
        if (key)
            assertThat(number(read.key().orElseThrow()))
                    .isEqualTo(number(command.startsWith("ec") ? KEYS.getPrivate() : RSA.getPrivate()));
        if (certificates) assertThat(read.certificates()).contains(RSA_SITE);
        if (command.contains("pass:secret")) {
            assertThat(refused(Secret.of("Secret"), files)).isEqualTo("passphrase CERT_PASSPHRASE_WRONG");
            assertThat(refused(null, files)).isEqualTo("passphrase CERT_PASSPHRASE_MISSING");
        }
    }

    @Test
    @DisplayName("with a private key of another behind it is refused (M42), in one file, several, and PKCS#12")
    void secondKey() {
        var another = Written.pem(RSA.getPrivate());
        assertThat(refused(Written.bytes(WITH_KEY + another))).isEqualTo("file CERT_SECOND_KEY");
        assertThat(refused(Written.bytes(WITH_KEY), Written.bytes(another))).isEqualTo("file CERT_SECOND_KEY");
        assertThat(refused(Written.bytes(CHAIN + another + "\n" + another))).isEqualTo("file CERT_SECOND_KEY");
        var store = Written.twoKeys("secret", KEYS.getPrivate(), SITE, RSA.getPrivate(), RSA_SITE);
        assertThat(refused(Secret.of("secret"), store)).isEqualTo("file CERT_SECOND_KEY");
    }

    @Test
    @DisplayName("is told to be what it is when it is no certificate")
    void otherThings() throws Exception {
        var html = "\r\n<!DOCTYPE html>\n<html><head><title>Your order</title></head></html>";
        assertThat(refused(Written.bytes(html))).isEqualTo("file CERT_IS_HTML");
        assertThat(refused(Written.bytes("<html>"))).isEqualTo("file CERT_IS_HTML");
        assertThat(refused(new byte[0])).isEqualTo("file CERT_EMPTY");
        assertThat(refused(new byte[10 << 20])).isEqualTo("file CERT_TOO_LARGE");
        assertThat(refused(Written.bytes("Your certificate is attached."))).isEqualTo("file CERT_UNREADABLE");
        assertThat(refused(Written.bytes(Written.pem(KEYS.getPrivate())))).isEqualTo("file CERT_MISSING");
        var request = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=capri.example"), KEYS.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(KEYS.getPrivate()));
        assertThat(refused(Written.bytes(Written.pem(request)))).isEqualTo("file CERT_IS_REQUEST");
        assertThat(refused(request.getEncoded())).isEqualTo("file CERT_IS_REQUEST");
        var many = Stream.generate(() -> BETWEEN.site(KEYS, "capri.example"))
                .limit(Pile.MOST + 1)
                .toArray();
        assertThat(refused(Written.bytes(Written.pem(many)))).isEqualTo("file CERT_TOO_MANY");
    }

    @Test
    @DisplayName("is refused when it was cut off or spoilt")
    void broken() {
        assertThat(refused(Written.bytes(CHAIN.substring(0, CHAIN.length() - 40))))
                .isEqualTo("file CERT_UNREADABLE");
        assertThat(refused(Written.bytes(CHAIN.replaceFirst("M", "*")))).isEqualTo("file CERT_UNREADABLE");
        assertThat(refused(Arrays.copyOf(Written.der(SITE), 300))).isEqualTo("file CERT_UNREADABLE");
        var key = Base64.getMimeEncoder().encodeToString("no key at all".getBytes(UTF_8));
        var bad = "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n";
        assertThat(refused(Written.bytes(CHAIN + bad))).startsWith("file CERT_");
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    @DisplayName("is refused, and nothing worse, however bytes are changed in it")
    void invented() {
        var random = new Random(42);
        var store = Written.pkcs12("secret", KEYS.getPrivate(), SITE, BETWEEN.certificate());
        for (var start : List.of(
                Written.bytes(WITH_KEY),
                Written.der(SITE),
                store,
                KEYS.getPrivate().getEncoded()))
            for (var i = 0; i < 150; i++) {
                var changed = start.clone();
                for (var n = 0; n <= i % 4; n++) changed[random.nextInt(changed.length)] = (byte) random.nextInt();
                try {
                    Material.read(List.of(changed), Optional.of(Secret.of("secret")));
                } catch (InvalidInput refused) {
                    assertThat(refused.rule()).startsWith("CERT_");
                }
            }
    }

    @Test
    @DisplayName("can't keep the desk busy: neither by depth nor by rounds of its password")
    void expensive() throws IOException {
        var deep = new byte[MaterialReader.MOST_BYTES];
        for (var i = 0; i < deep.length; i += 2) {
            deep[i] = 0x30;
            deep[i + 1] = (byte) 0x80;
        }
        assertThat(refused(deep)).isEqualTo("file CERT_UNREADABLE");

        var store = Pfx.getInstance(Written.pkcs12("secret", KEYS.getPrivate(), SITE));
        var sum = store.getMacData();
        var costly = new Pfx(store.getAuthSafe(), new MacData(sum.getMac(), sum.getSalt(), Integer.MAX_VALUE));
        assertThat(refused(Secret.of("secret"), costly.getEncoded())).isEqualTo("file CERT_UNREADABLE");

        var rounds = new PBKDF2Params(new byte[16], Integer.MAX_VALUE);
        var method = new PBES2Parameters(
                new KeyDerivationFunc(PKCSObjectIdentifiers.id_PBKDF2, rounds),
                new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(new byte[16])));
        var key = new EncryptedPrivateKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, method), new byte[64]);
        assertThat(refused(Secret.of("secret"), key.getEncoded())).isEqualTo("file CERT_UNREADABLE");
    }

    @Test
    @DisplayName("is told without its key")
    void silent() {
        var read = read(Written.bytes(WITH_KEY));
        assertThat(read).hasToString("material of 2 certificates with a key");
    }

    /** The secret itself: OpenSSL writes the same key with more around it. */
    private static BigInteger number(PrivateKey key) {
        return key instanceof ECPrivateKey elliptic ? elliptic.getS() : ((RSAPrivateKey) key).getPrivateExponent();
    }

    private static Material read(byte[]... files) {
        return Material.read(List.of(files), Optional.empty());
    }

    private static String refused(byte[]... files) {
        return refused(null, files);
    }

    private static String refused(Secret passphrase, byte[]... files) {
        return refused(passphrase, List.of(files));
    }

    private static String refused(Secret passphrase, List<byte[]> files) {
        var no = catchThrowableOfType(InvalidInput.class, () -> Material.read(files, Optional.ofNullable(passphrase)));
        assertThat(no).isNotNull();
        return no.field() + " " + no.rule();
    }
}
