package org.gaas.box.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;
import org.gaas.box.BoxFailure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The box's certificate authority")
class TestAuthorityTest {
    private static final List<String> NAMES = List.of("localhost", "*.gaas.localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");

    @TempDir
    Path folder;

    private Clock clock;
    private TestAuthority authority;

    @BeforeEach
    void make() {
        clock = Clock.fixed(Instant.now(), ZoneOffset.UTC);
        authority = new TestAuthority(folder, clock);
    }

    @Test
    @DisplayName("signs for loopback names, and such a chain is valid")
    void valid() {
        assertThatCode(() -> validate(authority.leaf("front", NAMES))).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("is worth nothing for any other name")
    void constrained() {
        var foreign = authority.leaf("foreign", List.of("bank.example"));
        assertThatThrownBy(() -> validate(foreign)).isInstanceOf(NameConstraintValidatorException.class);
    }

    @Test
    @DisplayName("is kept, and so are its certificates")
    void kept() {
        X509Certificate leaf = authority.leaf("front", NAMES).leaf();
        var again = new TestAuthority(folder, clock);
        assertThat(again.certificate()).isEqualTo(authority.certificate());
        assertThat(again.leaf("front", NAMES).leaf()).isEqualTo(leaf);
    }

    @Test
    @DisplayName("renews a certificate a month before its end")
    void renewed() {
        X509Certificate leaf = authority.leaf("front", NAMES).leaf();
        var later = new TestAuthority(folder, Clock.offset(clock, Duration.ofDays(370)));
        assertThat(later.leaf("front", NAMES).leaf()).isNotEqualTo(leaf);
    }

    @Test
    @DisplayName("says which file to delete when one can't be read")
    void broken() throws Exception {
        Files.writeString(folder.resolve("ca.pem"), "garbage");
        assertThatThrownBy(() -> new TestAuthority(folder, clock))
                .isInstanceOf(BoxFailure.class)
                .hasMessageContaining("ca.pem");
    }

    private void validate(Certificate certificate) throws Exception {
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(authority.certificate(), null)));
        parameters.setRevocationEnabled(false);
        var path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate.leaf()));
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
        // browsers and openssl apply an anchor's name constraints; the JDK does not
        var constraints = new PKIXNameConstraintValidator();
        constraints.intersectPermittedSubtree(permitted());
        for (GeneralName name : names(certificate)) constraints.checkPermitted(name);
    }

    private GeneralSubtree[] permitted() {
        byte[] extension = authority.certificate().getExtensionValue(Extension.nameConstraints.getId());
        return NameConstraints.getInstance(
                        ASN1OctetString.getInstance(extension).getOctets())
                .getPermittedSubtrees();
    }

    private static GeneralName[] names(Certificate certificate) {
        byte[] extension = certificate.leaf().getExtensionValue(Extension.subjectAlternativeName.getId());
        return GeneralNames.getInstance(ASN1OctetString.getInstance(extension).getOctets())
                .getNames();
    }
}
