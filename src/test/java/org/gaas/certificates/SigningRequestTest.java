package org.gaas.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.gaas.remote.Local;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A request to a supplier")
class SigningRequestTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    @DisplayName("asks for all names, is signed by its key, and is what OpenSSL reads")
    void read(KeyKind kind) throws Exception {
        var names = List.of(CertificateName.of("münster.example"), CertificateName.of("*.münster.example"));
        var keys = kind.make();
        var request = SigningRequest.of(names, kind, keys);

        var parsed = new PKCS10CertificationRequest(request.der());
        assertThat(parsed.isSignatureValid(new JcaContentVerifierProviderBuilder().build(keys.getPublic())))
                .isTrue();
        assertThat(parsed.getSubject()).hasToString("CN=xn--mnster-3ya.example");
        assertThat(SigningRequest.read(request.pem()).der()).isEqualTo(request.der());
        assertThat(Keys.weakness(keys.getPublic())).isEmpty();

        assumeTrue(Local.has("openssl"), "not tried: there is no openssl on this machine");
        var said = openssl(request.pem());
        assertThat(said)
                .contains("DNS:xn--mnster-3ya.example, DNS:*.xn--mnster-3ya.example")
                .contains("verify OK")
                .contains(kind == KeyKind.P256 ? "NIST CURVE: P-256" : "(3072 bit)");
    }

    @Test
    @DisplayName("leaves the common name out when it would be too long")
    void longName() throws Exception {
        var name = CertificateName.of("a".repeat(60) + ".capri.example");
        var request = SigningRequest.of(List.of(name), KeyKind.P256, KeyKind.P256.make());
        assertThat(new PKCS10CertificationRequest(request.der()).getSubject().getRDNs())
                .isEmpty();
    }

    private String openssl(String pem) throws Exception {
        var file = Files.writeString(folder.resolve("request"), pem);
        var said = folder.resolve("said");
        var openssl = new ProcessBuilder("openssl", "req", "-verify", "-noout", "-text", "-in", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(openssl.waitFor()).isZero();
        return Files.readString(said);
    }
}
