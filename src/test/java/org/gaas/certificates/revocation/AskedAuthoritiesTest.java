package org.gaas.certificates.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gaas.certificates.TestCa.NOW;

import java.io.IOException;
import java.net.InetAddress;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.gaas.certificates.CertificateChecks;
import org.gaas.certificates.Demand;
import org.gaas.certificates.Material;
import org.gaas.certificates.Revocation.Answer;
import org.gaas.certificates.Revocation.State;
import org.gaas.certificates.TestCa;
import org.gaas.certificates.TestCa.Wanted;
import org.gaas.certificates.TrustedRoots;
import org.gaas.certificates.revocation.RevocationSettings.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Whether a certificate was revoked")
class AskedAuthoritiesTest {
    private static final String HOST = "capri.example";
    private static final KeyPair KEYS = TestCa.elliptic("secp256r1");
    private static final TestCa ROOT = TestCa.root("Root of tests");

    private Registry registry;

    @BeforeEach
    void open() throws IOException {
        registry = new Registry(ROOT);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ocsp", "/crl"})
    @DisplayName("is told by its authority's responder, or by its list")
    void told(String path) {
        var site = site("127.0.0.1", path);
        assertThat(ask(site).state()).isEqualTo(State.GOOD);
        registry.revoke(site);
        assertThat(ask(site).state()).isEqualTo(State.REVOKED);
        assertThat(ask(site).since()).isEqualTo(NOW.minus(Duration.ofDays(3)));
        assertThat(ask(site("127.0.0.1", path)).state()).isEqualTo(State.GOOD);
    }

    @Test
    @DisplayName("keeps it from being installed (M42)")
    void refused() {
        var site = site("127.0.0.1", "/ocsp");
        registry.revoke(site);
        var checks = new CertificateChecks(
                new TrustedRoots(List.of(ROOT.certificate())), asking(place(List.of("127.0.0.0/8"), "127.0.0.1")));
        var found = checks.check(
                new Material(List.of(site), Optional.of(KEYS.getPrivate())),
                new Demand(List.of(HOST), Optional.empty(), Set.of()),
                NOW);
        assertThat(found.refusals()).extracting(one -> one.rule().name()).containsExactly("CERT_REVOKED");
    }

    @Test
    @DisplayName("is asked of its list when its responder does not know")
    void second() {
        var both = ROOT.issue(
                wanted().ocspAt(registry.at("127.0.0.1", "/nothing")).crlAt(registry.at("127.0.0.1", "/crl")));
        registry.revoke(both);
        assertThat(ask(both).state()).isEqualTo(State.REVOKED);
    }

    @Test
    @DisplayName("may be told by whom the authority names for it, and by nobody else")
    void delegated() {
        var site = site("127.0.0.1", "/ocsp");
        var keys = TestCa.elliptic("secp256r1");
        registry.signer = keys.getPrivate();
        registry.delegate =
                Optional.of(ROOT.issue(new Wanted("Responder").keys(keys).purpose(KeyPurposeId.id_kp_OCSPSigning)));
        assertThat(ask(site).state()).isEqualTo(State.GOOD);

        registry.delegate = Optional.of(ROOT.site(keys, "friesland.example"));
        assertUnknown(site, "is not signed by CN=Root of tests");
        registry.delegate = Optional.of(TestCa.root("Another")
                .issue(new Wanted("Responder").keys(keys).purpose(KeyPurposeId.id_kp_OCSPSigning)));
        assertThat(ask(site).state()).isEqualTo(State.UNKNOWN);
        registry.delegate = Optional.of(ROOT.issue(new Wanted("Responder")
                .keys(keys)
                .purpose(KeyPurposeId.id_kp_OCSPSigning)
                .valid(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(1)))));
        assertThat(ask(site).state()).isEqualTo(State.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ocsp", "/crl"})
    @DisplayName("is not known from an answer that is old, of tomorrow, signed by others, or no answer")
    void untrusted(String path) {
        var site = site("127.0.0.1", path);
        registry.revoke(site);
        registry.until = NOW.minus(Duration.ofHours(1));
        assertUnknown(site, "is out of date");
        registry.until = NOW.plus(Duration.ofDays(2));
        registry.from = NOW.plus(Duration.ofHours(1));
        assertUnknown(site, "is of tomorrow");
        registry.from = NOW.minus(Duration.ofHours(1));
        registry.signer = TestCa.elliptic("secp256r1").getPrivate();
        assertUnknown(site, "");
        registry.instead = "<html>Sign in to the hotel's network</html>".getBytes();
        assertUnknown(site, "");
        registry.instead = new byte[9 << 20];
        assertUnknown(site, "more than");
        registry.sendsElsewhere = true;
        assertUnknown(site, "status 302");
    }

    @Test
    @DisplayName("is not known from the answer to another question, or from another part of the list")
    void replayed() {
        registry.anotherNonce = true;
        assertUnknown(site("127.0.0.1", "/ocsp"), "another question");
        registry.part = "/crl2";
        assertUnknown(site("127.0.0.1", "/crl"), "for other certificates");
    }

    @Test
    @Timeout(60)
    @DisplayName("is not waited for longer than the settings say, from nobody who is silent or never ends")
    void silent() {
        registry.drips = true;
        assertUnknown(site("127.0.0.1", "/ocsp"), "no answer within");
        registry.silent = true;
        assertUnknown(site("127.0.0.1", "/ocsp"), "");
    }

    @Test
    @DisplayName("is asked of no host that is not listed, at no other port, and by nothing but HTTP")
    void listed() {
        for (var place : List.of(
                registry.at("127.0.0.2", "/ocsp"),
                registry.at("localhost", "/ocsp"),
                registry.at("127.0.0.1.evil.example", "/ocsp"),
                registry.at("u:p@127.0.0.1", "/ocsp"),
                "file:///etc/passwd",
                "https://127.0.0.1/x",
                "ldap://127.0.0.1/x",
                "http:///x",
                "x"))
            assertThat(ask(ROOT.issue(wanted().ocspAt(place))).state())
                    .as(place)
                    .isEqualTo(State.UNKNOWN);
        var site = site("127.0.0.1", "/ocsp");
        var usualPort = asking(new Place("127.0.0.1", List.of("127.0.0.0/8"), false));
        assertThat(usualPort.ask(site, ROOT.certificate()).why()).contains("is not on the list");
        assertThat(registry.asked).isZero();
        assertUnknown(ROOT.site(KEYS, HOST), "does not say where to ask");
    }

    @Test
    @DisplayName("is asked at no address that a listed name must not have (M45)")
    void rebound() throws Exception {
        var loopback = InetAddress.getLoopbackAddress();
        var open = place(List.of(), "*.authority.example");
        var settings = new RevocationSettings(List.of(open), Duration.ofSeconds(2));
        var asking = new AskedAuthorities(
                new Places(settings, host -> new InetAddress[] {loopback}), Clock.fixed(NOW, ZoneOffset.UTC));
        var site = site("ocsp.authority.example", "/ocsp");
        assertThat(asking.ask(site, ROOT.certificate()).why()).contains("may not be at the address 127.0.0.1");
        assertThat(registry.asked).isZero();

        var inside = new RevocationSettings(
                List.of(place(List.of("127.0.0.0/8"), "*.authority.example")), Duration.ofSeconds(20));
        var allowed = new AskedAuthorities(
                new Places(inside, host -> new InetAddress[] {loopback}), Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(allowed.ask(site, ROOT.certificate()).state()).isEqualTo(State.GOOD);
    }

    private Answer ask(X509Certificate certificate) {
        return asking(place(List.of("127.0.0.0/8"), "127.0.0.1")).ask(certificate, ROOT.certificate());
    }

    private void assertUnknown(X509Certificate certificate, String why) {
        var answer = ask(certificate);
        assertThat(answer.state()).isEqualTo(State.UNKNOWN);
        assertThat(answer.why()).isNotBlank().contains(why);
    }

    private AskedAuthorities asking(Place place) {
        var patience = registry.silent || registry.drips ? Duration.ofMillis(300) : Duration.ofSeconds(20);
        return new AskedAuthorities(
                new Places(new RevocationSettings(List.of(place), patience), InetAddress::getAllByName),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Place place(List<String> networks, String name) {
        return new Place(name, networks, true);
    }

    private X509Certificate site(String host, String path) {
        var place = registry.at(host, path);
        return ROOT.issue(path.equals("/crl") ? wanted().crlAt(place) : wanted().ocspAt(place));
    }

    private static Wanted wanted() {
        return new Wanted(HOST).names(HOST).keys(KEYS);
    }
}
