package org.gaas.certificates;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gaas.certificates.TestCa.NOW;

import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.gaas.certificates.Revocation.Answer;
import org.gaas.certificates.TestCa.Wanted;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A certificate that was handed over")
class CertificateChecksTest {
    private static final String HOST = "capri.example";
    private static final KeyPair KEYS = TestCa.elliptic("secp256r1");
    private static final KeyPair OTHER = TestCa.elliptic("secp256r1");
    private static final TestCa ROOT = TestCa.root("Root of tests");
    private static final TestCa BETWEEN = ROOT.below("Between");
    private static final TestCa LOWER = BETWEEN.below("Lower");
    private static final X509Certificate SITE = LOWER.site(KEYS, HOST, "www." + HOST);

    private final FakeRevocation revocation = new FakeRevocation();
    private final CertificateChecks checks =
            new CertificateChecks(new TrustedRoots(List.of(ROOT.certificate())), revocation);

    @Test
    @DisplayName("is put in order, whatever the order in which it came, and leaves the root out")
    void inOrder() {
        var found = check(brought(LOWER.certificate(), ROOT.certificate(), SITE, BETWEEN.certificate()), HOST);
        assertThat(found.findings()).isEmpty();
        var good = found.good().orElseThrow();
        assertThat(good.chain().certificates()).containsExactly(SITE, LOWER.certificate(), BETWEEN.certificate());
        assertThat(good.key()).isEqualTo(KEYS.getPrivate());
        assertThat(good.chain().names()).containsExactly(HOST, "www." + HOST);
        assertThat(good.chain().issuer()).isEqualTo("Lower");
        assertThat(revocation.asked())
                .containsExactly(HOST + " by Lower", "Lower by Between", "Between by Root of tests");
        assertThat(good).hasToString("chain of " + HOST + " with its key");
    }

    @Test
    @DisplayName("belongs to its key also where Bouncy Castle has read that, as in a desk that speaks ACME")
    void readByAnother() throws Exception {
        var castle = KeyFactory.getInstance("ECDSA", new BouncyCastleProvider());
        var mine =
                castle.generatePrivate(new PKCS8EncodedKeySpec(KEYS.getPrivate().getEncoded()));
        var others = castle.generatePrivate(
                new PKCS8EncodedKeySpec(OTHER.getPrivate().getEncoded()));
        assertThat(mine.getAlgorithm()).isEqualTo("ECDSA");
        assertThat(Keys.belong(mine, SITE.getPublicKey())).isTrue();
        assertThat(Keys.belong(others, SITE.getPublicKey())).isFalse();
    }

    @Test
    @DisplayName("is read again from the file that a web server gets")
    void written() {
        var chain = check(whole(SITE), HOST).good().orElseThrow().chain();
        var read = Material.read(List.of(Written.bytes(chain.pem())), Optional.empty());
        assertThat(read.certificates()).isEqualTo(chain.certificates());
    }

    @Test
    @DisplayName("may come without a key when it was ordered with the desk's own")
    void ordered() {
        var issued = Material.issued(List.of(SITE, LOWER.certificate(), BETWEEN.certificate()));
        assertThat(checks.check(issued, demand(Optional.of(KEYS.getPrivate()), HOST), NOW)
                        .good())
                .isPresent();
        assertThat(codes(checks.check(issued, demand(Optional.of(OTHER.getPrivate()), HOST), NOW)))
                .isEqualTo("CERT_KEY_MISMATCH");
        assertThat(codes(checks.check(issued, demand(Optional.empty(), HOST), NOW)))
                .isEqualTo("CERT_KEY_ABSENT");
    }

    @Test
    @DisplayName("may come with another key than the desk's, if that belongs to it")
    void broughtAfterAll() {
        var found = checks.check(whole(SITE), demand(Optional.of(OTHER.getPrivate()), HOST), NOW);
        assertThat(found.good().orElseThrow().key()).isEqualTo(KEYS.getPrivate());
    }

    @Test
    @DisplayName("with another key is refused (M42), also when only the open half is the same")
    void mismatch() {
        assertThat(codes(check(with(OTHER.getPrivate(), chain(SITE)), HOST))).isEqualTo("CERT_KEY_MISMATCH");
        var rsa = TestCa.rsa(2048);
        var site = LOWER.site(rsa, HOST);
        assertThat(codes(check(with(KEYS.getPrivate(), chain(site)), HOST))).isEqualTo("CERT_KEY_MISMATCH");
        assertThat(codes(check(with(rsa.getPrivate(), chain(site)), HOST))).isEmpty();
        assertThat(codes(check(with(Forged.sameModulus(rsa), chain(site)), HOST)))
                .isEqualTo("CERT_KEY_MISMATCH");
    }

    @Test
    @DisplayName("must hold every name of the site; a star stands for one label")
    void names() {
        var star = LOWER.site(KEYS, "*.capri.example");
        assertThat(codes(check(whole(star), "www.capri.example", "MIJN.capri.example")))
                .isEmpty();
        assertThat(codes(check(whole(star), HOST))).isEqualTo("CERT_NAMES_MISSING");
        assertThat(codes(check(whole(star), "a.b.capri.example"))).isEqualTo("CERT_NAMES_MISSING");
        assertThat(codes(check(whole(LOWER.site(KEYS, "*.example")), HOST))).isEqualTo("CERT_NAMES_MISSING");
        assertThat(codes(check(whole(LOWER.site(KEYS, "*")), HOST))).isEqualTo("CERT_NAMES_MISSING");
        assertThat(codes(check(whole(LOWER.site(KEYS, "w*.capri.example")), "www.capri.example")))
                .isEqualTo("CERT_NAMES_MISSING");
        assertThat(words(check(whole(SITE), HOST, "shop.capri.example")))
                .isEqualTo("The certificate does not hold the name shop.capri.example; it is for capri.example,"
                        + " www.capri.example. Order a certificate that holds all names of the site as alternative"
                        + " names (SAN).");
        var nameless = LOWER.issue(new Wanted(HOST).keys(KEYS));
        assertThat(codes(check(whole(nameless), HOST))).isEqualTo("CERT_NAMES_NONE");
    }

    @Test
    @DisplayName("understands names in other alphabets, and shows them so")
    void alphabets() {
        var munster = CertificateName.of("M\u00fcnster.example").value();
        assertThat(munster).isEqualTo("xn--mnster-3ya.example");
        assertThat(codes(check(whole(LOWER.site(KEYS, munster)), munster))).isEmpty();
        assertThat(codes(check(whole(LOWER.site(KEYS, "*." + munster)), "www." + munster)))
                .isEmpty();
        assertThat(words(check(whole(SITE), munster))).contains("m\u00fcnster.example (xn--mnster-3ya.example)");
    }

    @Test
    @DisplayName("that is good for the site of another customer is refused (M42), also by its star")
    void tenants() {
        var both = LOWER.site(KEYS, HOST, "friesland.example");
        assertThat(codes(check(whole(both), HOST))).isEqualTo("CERT_NAME_OF_ANOTHER");
        var star = LOWER.site(KEYS, HOST, "*.shared.example");
        assertThat(words(check(whole(star), HOST))).contains("also good for cicero.shared.example, which is");
    }

    @Test
    @DisplayName("that has expired, or is not valid yet, is refused (M42)")
    void dates() {
        var old = LOWER.issue(new Wanted(HOST).names(HOST).keys(KEYS).valid(NOW.minus(days(90)), NOW.minus(days(1))));
        assertThat(words(check(whole(old), HOST)))
                .isEqualTo(
                        "The certificate for capri.example has expired on 2026-11-21. Order a new one, and send that.");
        var early = LOWER.issue(new Wanted(HOST).names(HOST).keys(KEYS).valid(NOW.plus(days(1)), NOW.plus(days(90))));
        assertThat(codes(check(whole(early), HOST))).isEqualTo("CERT_NOT_YET_VALID");
        assertThat(codes(checks.check(whole(early), demand(Optional.empty(), HOST), NOW.plus(days(2)))))
                .isEmpty();
    }

    @Test
    @DisplayName("with a key of 1024 bits (M42), or of a kind that browsers don't take, is refused")
    void keys() {
        for (var weak : List.of(
                TestCa.rsa(1024), TestCa.elliptic("secp521r1"), TestCa.pair("Ed25519", 0), TestCa.pair("DSA", 2048)))
            assertThat(codes(check(with(weak.getPrivate(), chain(LOWER.site(weak, HOST))), HOST)))
                    .as(weak.getPublic().getAlgorithm())
                    .contains("CERT_KEY_WEAK");
        for (var strong : List.of(TestCa.rsa(2048), TestCa.elliptic("secp384r1")))
            assertThat(codes(check(with(strong.getPrivate(), chain(LOWER.site(strong, HOST))), HOST)))
                    .isEmpty();
        var thin = ROOT.below(new Wanted("Thin").authority().keys(TestCa.rsa(1024)));
        assertThat(codes(check(brought(thin.site(KEYS, HOST), thin.certificate()), HOST)))
                .isEqualTo("CERT_KEY_WEAK");
    }

    @Test
    @DisplayName("signed by a method of old is refused")
    void methods() {
        var old = LOWER.issue(new Wanted(HOST).names(HOST).keys(KEYS).signedWith("SHA1withECDSA"));
        assertThat(codes(check(whole(old), HOST))).isEqualTo("CERT_SIGNATURE_WEAK");
    }

    @Test
    @DisplayName("whose intermediate has expired is refused, and that one is named")
    void expiredBetween() {
        var stale = ROOT.below(new Wanted("Stale").authority().valid(NOW.minus(days(900)), NOW.minus(days(2))));
        assertThat(words(check(brought(stale.site(KEYS, HOST), stale.certificate()), HOST)))
                .startsWith("The certificate of the authority between, Stale, was valid until 2026-11-20.");
        var coming = ROOT.below(new Wanted("Coming").authority().valid(NOW.plus(days(1)), NOW.plus(days(900))));
        assertThat(codes(check(brought(coming.site(KEYS, HOST), coming.certificate()), HOST)))
                .isEqualTo("CERT_CHAIN_NOT_YET_VALID");
    }

    @Test
    @DisplayName("takes the way that is valid when an authority was signed twice")
    void crossSigned() {
        var keys = TestCa.elliptic("secp256r1");
        var stale =
                ROOT.issue(new Wanted("Twice").authority().keys(keys).valid(NOW.minus(days(9)), NOW.minus(days(1))));
        var fresh = BETWEEN.issue(new Wanted("Twice").authority().keys(keys));
        var site = new TestCa(stale, keys).site(KEYS, HOST);
        var found = check(brought(site, stale, fresh, BETWEEN.certificate()), HOST);
        assertThat(found.good().orElseThrow().chain().certificates())
                .containsExactly(site, fresh, BETWEEN.certificate());
        assertThat(codes(found)).isEqualTo("CERT_NOT_NEEDED");
        assertThat(found.refusals()).isEmpty();
    }

    @Test
    @DisplayName("whose chain has a gap is refused, and the missing one is named")
    void gap() {
        assertThat(words(check(brought(SITE, LOWER.certificate()), HOST)))
                .startsWith("The certificate of the authority Between is missing, which signed Lower.");
        assertThat(words(check(brought(SITE), HOST)))
                .startsWith("The certificate of the authority Lower is missing, which signed capri.example.");
    }

    @Test
    @DisplayName("whose intermediate only bears the right name is refused")
    void namesake() {
        var namesake = ROOT.below("Lower");
        assertThat(codes(check(brought(SITE, namesake.certificate(), BETWEEN.certificate()), HOST)))
                .isEqualTo("CERT_CHAIN_INCOMPLETE");
    }

    @Test
    @DisplayName("from an authority that nobody knows, or signed by itself, is refused")
    void untrusted() {
        var strange = TestCa.root("Strange");
        assertThat(codes(check(brought(strange.site(KEYS, HOST), strange.certificate()), HOST)))
                .isEqualTo("CERT_ROOT_UNTRUSTED");
        var own = new Wanted(HOST).names(HOST).keys(KEYS).by(null);
        assertThat(codes(check(brought(own), HOST))).isEqualTo("CERT_SELF_SIGNED");
        var namesake = ROOT.again();
        assertThat(codes(check(brought(namesake.site(KEYS, HOST), namesake.certificate()), HOST)))
                .isEqualTo("CERT_ROOT_UNTRUSTED");
    }

    @Test
    @DisplayName("whose root has expired is refused")
    void expiredRoot() {
        var keys = TestCa.elliptic("secp256r1");
        var wanted = new Wanted("Old").authority().keys(keys).valid(NOW.minus(days(900)), NOW.minus(days(1)));
        var old = new TestCa(wanted.by(null), keys);
        var trusting = new CertificateChecks(new TrustedRoots(List.of(old.certificate())), revocation);
        var found =
                trusting.check(brought(old.site(KEYS, HOST), old.certificate()), demand(Optional.empty(), HOST), NOW);
        assertThat(codes(found)).contains("CERT_ROOT_UNTRUSTED");
    }

    @Test
    @DisplayName("signed by somebody who is no authority is refused")
    void noAuthority() {
        var keys = TestCa.elliptic("secp256r1");
        var neighbour = new TestCa(LOWER.site(keys, "friesland.test"), keys);
        var found = check(
                brought(
                        neighbour.site(KEYS, HOST),
                        neighbour.certificate(),
                        LOWER.certificate(),
                        BETWEEN.certificate()),
                HOST);
        assertThat(codes(found)).isEqualTo("CERT_CHAIN_INVALID");
    }

    @Test
    @DisplayName("deeper below an authority than that may go is refused")
    void depth() {
        var shallow = ROOT.below(new Wanted("Shallow").authority().depth(0));
        var below = shallow.below("Below");
        assertThat(codes(check(brought(below.site(KEYS, HOST), below.certificate(), shallow.certificate()), HOST)))
                .isEqualTo("CERT_CHAIN_INVALID");
        var keys = TestCa.elliptic("secp256r1");
        var flat = new TestCa(new Wanted("Flat").authority().depth(0).keys(keys).by(null), keys);
        var between = flat.below("Under flat");
        var flatly = new CertificateChecks(new TrustedRoots(List.of(flat.certificate())), revocation);
        var found = flatly.check(
                brought(between.site(KEYS, HOST), between.certificate()), demand(Optional.empty(), HOST), NOW);
        assertThat(codes(found)).isEqualTo("CERT_CHAIN_INVALID");
    }

    @Test
    @DisplayName("that is for mail, or an authority's, is refused")
    void purpose() {
        var mail = LOWER.issue(new Wanted(HOST).names(HOST).keys(KEYS).purpose(KeyPurposeId.id_kp_emailProtection));
        assertThat(codes(check(whole(mail), HOST))).isEqualTo("CERT_NOT_FOR_SERVERS");
        var authority = LOWER.issue(new Wanted(HOST).names(HOST).keys(KEYS).authority());
        assertThat(codes(check(whole(authority), HOST))).isEqualTo("CERT_NOT_FOR_SERVERS");
    }

    @Test
    @DisplayName("that was revoked is refused, also when an authority above it was")
    void revoked() {
        revocation.say(SITE, Answer.revoked(NOW.minus(days(3))));
        assertThat(words(check(whole(SITE), HOST)))
                .isEqualTo(
                        "The certificate of capri.example was revoked on 2026-11-19. Ask your supplier why, and order"
                                + " a new one with a new key.");
        var site = LOWER.site(KEYS, HOST);
        revocation.say(BETWEEN.certificate(), Answer.revoked(NOW));
        assertThat(codes(check(whole(site), HOST))).isEqualTo("CERT_REVOKED");
    }

    @Test
    @DisplayName("is taken when nobody answers whether it was revoked, and that is told")
    void unknown() {
        revocation.say(SITE, Answer.unknown(NOW, "ocsp.example does not answer"));
        var found = check(whole(SITE), HOST);
        assertThat(found.good()).isPresent();
        assertThat(words(found)).contains("can't be found out: ocsp.example does not answer");
    }

    @Test
    @DisplayName("is told everything at once, and no authority is asked about it then")
    void everything() {
        var bad = LOWER.issue(new Wanted("friesland.example")
                .names("friesland.example")
                .keys(TestCa.rsa(1024))
                .valid(NOW.minus(days(90)), NOW.minus(days(1))));
        assertThat(codes(check(brought(bad, LOWER.certificate()), HOST)))
                .isEqualTo("CERT_KEY_MISMATCH CERT_NAMES_MISSING CERT_NAME_OF_ANOTHER CERT_EXPIRED CERT_KEY_WEAK"
                        + " CERT_CHAIN_INCOMPLETE");
        assertThat(revocation.asked()).isEmpty();
    }

    @Test
    @Timeout(60)
    @DisplayName("can't keep the desk busy by certificates that all sign each other")
    void circles() {
        var keys = TestCa.elliptic("secp256r1");
        var self = IntStream.range(0, 9)
                .mapToObj(i -> new Wanted("Circle").authority().keys(keys).by(null))
                .toArray(X509Certificate[]::new);
        var site = new TestCa(self[0], keys).site(KEYS, HOST);
        var all = Arrays.copyOf(self, 10);
        all[9] = site;
        assertThat(codes(check(brought(all), HOST))).isEqualTo("CERT_ROOT_UNTRUSTED");
    }

    private Checked check(Material material, String... hosts) {
        return checks.check(material, demand(Optional.empty(), hosts), NOW);
    }

    private static Demand demand(Optional<PrivateKey> key, String... hosts) {
        return new Demand(List.of(hosts), key, Set.of("friesland.example", "cicero.shared.example"));
    }

    private static List<X509Certificate> chain(X509Certificate site) {
        return List.of(site, LOWER.certificate(), BETWEEN.certificate());
    }

    private static Material whole(X509Certificate site) {
        return with(KEYS.getPrivate(), chain(site));
    }

    private static Material brought(X509Certificate... certificates) {
        return with(KEYS.getPrivate(), List.of(certificates));
    }

    private static Material with(PrivateKey key, List<X509Certificate> certificates) {
        return new Material(certificates, Optional.of(key));
    }

    private static String codes(Checked checked) {
        if (checked.refusals().isEmpty()) assertThat(checked.good()).isPresent();
        else assertThat(checked.good()).isEmpty();
        return checked.findings().stream().map(finding -> finding.rule().name()).collect(joining(" "));
    }

    private static String words(Checked checked) {
        return checked.findings().stream()
                .map(finding -> finding.words(Locale.ENGLISH))
                .collect(joining(" "));
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
