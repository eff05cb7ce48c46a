package org.gaas.certificates.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gaas.FleetTest;
import org.gaas.TestFleet;
import org.gaas.certificates.CertificateServer;
import org.gaas.certificates.CertificateServerContract;
import org.gaas.certificates.FoundCertificate;
import org.gaas.certificates.Handshake;
import org.gaas.certificates.Holder;
import org.gaas.certificates.IssuedChains;
import org.gaas.certificates.KeyedChain;
import org.gaas.remote.Host;
import org.gaas.remote.Report.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@FleetTest
@DisplayName("Certificates on a Debian server")
class NginxCertificatesTest extends CertificateServerContract {
    private static final String LEFT =
            "find /etc/gaas/tls /etc/nginx /run/gaas /var/lib/gaas-challenges -name '*@*' 2>/dev/null; true";

    private final TestFleet fleet;
    private PublishedSite site;

    NginxCertificatesTest(TestFleet fleet) {
        this.fleet = fleet;
    }

    @BeforeEach
    void installation() {
        site = new PublishedSite(fleet, HOLDER.name());
    }

    @AfterEach
    void nothingIsLeft() {
        site.remove();
        assertThat(site.root(LEFT)).isEmpty();
    }

    @Override
    protected CertificateServer server() {
        return new NginxCertificates();
    }

    @Override
    protected Host host() {
        return site.host;
    }

    @Override
    protected InetSocketAddress front() {
        return site.front();
    }

    @Override
    protected void publish() {
        site.publish(NAME, OTHER);
    }

    @Override
    protected void unpublish() {
        site.unpublish();
    }

    @Tag("crash")
    @Test
    @DisplayName(
            "killed at any line and called again, it ends as if called once; names show one or the other all the time")
    void killed() {
        var one = CHAINS.of(NAME, OTHER);
        var two = CHAINS.of(NAME, OTHER);
        converge(server().installed(HOLDER, one)).orThrow();
        publish();
        var program = new DyingProgram(site);
        var next = two;
        var deaths = 0;
        for (var line : program.lines("put", input(two))) {
            next = next == one ? two : one;
            if (program.dies(line, "put", input(next))) deaths++;
            assertThat(seen(NAME).fingerprint()).as("at %s", line).hasValueSatisfying(shown -> assertThat(shown)
                    .isIn(one.fingerprint(), two.fingerprint()));
            called("check", next, "put", input(next));
            assertThat(left()).as("at %s", line).isEqualTo(4);
        }
        assertThat(deaths).isGreaterThan(25);
        site.root("nginx -t -q");
        assertThat(seen(NAME).shows(next.fingerprint())).isTrue();
    }

    @Tag("crash")
    @Test
    @DisplayName("killed on the way back and called again, what was there before is shown, and nothing else is kept")
    void killedOnTheWayBack() {
        var one = CHAINS.of(NAME, OTHER);
        var two = CHAINS.of(NAME, OTHER);
        converge(server().installed(HOLDER, one)).orThrow();
        publish();
        converge(server().installed(HOLDER, two)).orThrow();
        var program = new DyingProgram(site);
        var deaths = 0;
        for (var line : program.lines("back", wish(two))) {
            called("check", two, "put", input(two));
            if (program.dies(line, "back", wish(two))) deaths++;
            called("left", two, "back", wish(two));
            assertThat(left()).as("at %s", line).isEqualTo(2);
            assertThat(seen(NAME).shows(one.fingerprint())).as("at %s", line).isTrue();
        }
        assertThat(deaths).isGreaterThan(10);
    }

    /** What a wish does: looks whether something is to be done, has it done, and looks again. */
    private void called(String look, KeyedChain about, String word, String input) {
        var looks = "/usr/lib/gaas/certificate " + look + " @ <<'END'\n" + wish(about) + "END\n";
        site.root("if ! " + looks + "then /usr/lib/gaas/certificate " + word + " @ <<'END'\n" + input + "END\n" + looks
                + "fi");
    }

    private static String wish(KeyedChain about) {
        return "chain=" + about.fingerprint() + "\n";
    }

    private static String input(KeyedChain certificate) {
        return certificate.pem() + certificate.key().reveal();
    }

    /** How many links and folders there are. */
    private int left() {
        return Integer.parseInt(site.root("ls -A /etc/gaas/tls/@ | wc -l").strip());
    }

    @Test
    @DisplayName("nobody who comes while it is changed is turned away, or shown anything but the one or the other")
    void visitors() throws Exception {
        var one = CHAINS.of(NAME, OTHER);
        var two = CHAINS.of(NAME, OTHER);
        converge(server().installed(HOLDER, one)).orThrow();
        publish();
        var changing = new AtomicBoolean(true);
        var visitors = CompletableFuture.supplyAsync(() -> {
            var shown = new ArrayList<Handshake.Seen>();
            while (changing.get()) shown.add(seen(NAME));
            return shown;
        });
        try {
            for (var next : List.of(two, one, two, one))
                converge(server().installed(HOLDER, next)).orThrow();
        } finally {
            changing.set(false);
        }
        assertThat(visitors.join()).hasSizeGreaterThan(20).allSatisfy(seen -> assertThat(seen.fingerprint())
                .as("%s", seen.trouble())
                .hasValueSatisfying(print -> assertThat(print).isIn(one.fingerprint(), two.fingerprint())));
    }

    @Test
    @DisplayName("a put that was killed before nginx read it, is read by the next one")
    void notRead() {
        var one = CHAINS.of(NAME, OTHER);
        var two = CHAINS.of(NAME, OTHER);
        converge(server().installed(HOLDER, one)).orThrow();
        publish();
        converge(server().installed(HOLDER, two)).orThrow();
        site.root("cd /etc/gaas/tls/@ && ln -s " + one.fingerprint()
                + " x && mv -T x current && touch /run/gaas/begun.tls.@");
        assertThat(seen(NAME).shows(two.fingerprint())).isTrue();
        assertThat(host().check(server().installed(HOLDER, one)).lines().get(0).reason())
                .contains("begun and not ended");
        converge(server().installed(HOLDER, one)).orThrow();
        assertThat(seen(NAME).shows(one.fingerprint())).isTrue();
    }

    @Test
    @DisplayName("one that has expired meanwhile does not come back")
    void expired() {
        var old = CHAINS.with(256, IssuedChains.days(-5), IssuedChains.days(-1), NAME);
        var now = CHAINS.of(NAME, OTHER);
        converge(server().installed(HOLDER, now)).orThrow();
        publish();
        site.root("mkdir /etc/gaas/tls/@/" + old.fingerprint() + " && cd /etc/gaas/tls/@ && ln -s " + old.fingerprint()
                + " before && cat >before/chain.pem <<'END'\n" + old.pem() + "END\n");
        assertThat(converge(server().takenBack(HOLDER, now.fingerprint()))
                        .failure()
                        .orElseThrow()
                        .reason())
                .contains("the one before it has expired, nothing was changed");
        assertThat(seen(NAME).shows(now.fingerprint())).isTrue();
    }

    @Test
    @DisplayName("another's chain that lies there by hand is seen, and put right")
    void drift() {
        var certificate = CHAINS.of(NAME, OTHER);
        converge(server().installed(HOLDER, certificate)).orThrow();
        site.root("cd /etc/gaas/tls/@/current && openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256"
                + " -out key.pem 2>/dev/null");
        assertThat(host().check(server().installed(HOLDER, certificate))
                        .lines()
                        .get(0)
                        .reason())
                .contains("the key in place is not that of the certificate");
        converge(server().installed(HOLDER, certificate)).orThrow();
        assertThat(host().check(server().installed(HOLDER, certificate))
                        .lines()
                        .get(0)
                        .outcome())
                .isEqualTo(Outcome.NONE);
    }

    @Test
    @DisplayName("the shared host's belongs to the server: for its name only, and never without one")
    void shared() {
        var shared = fleet.sites(PublishedSite.SERVER);
        var own = seen(shared).fingerprint();
        assertThat(own).isPresent();
        assertThat(converge(server().installed(Holder.SHARED_HOST, CHAINS.of(NAME)))
                        .failure()
                        .orElseThrow()
                        .reason())
                .contains("not for the host that sites share, here " + shared);
        assertThat(seen(shared).fingerprint()).isEqualTo(own);
        var certificate = CHAINS.of("*.fleet.test");
        try {
            converge(server().installed(Holder.SHARED_HOST, certificate)).orThrow();
            assertThat(seen(shared).shows(certificate.fingerprint())).isTrue();
            site.root("/usr/lib/gaas/shared-host " + shared);
            assertThat(seen(shared).shows(certificate.fingerprint())).isTrue();
            assertThat(host().check(server().removed(Holder.SHARED_HOST)).changed())
                    .isTrue();
        } finally {
            converge(server().removed(Holder.SHARED_HOST)).orThrow();
        }
        assertThat(seen(shared).chain()).singleElement().satisfies(one -> assertThat(one.getSubjectX500Principal())
                .isEqualTo(one.getIssuerX500Principal()));
        assertThat(host().check(server().removed(Holder.SHARED_HOST)).changed()).isFalse();
        assertThat(seen(shared).fingerprint()).isNotEqualTo(own);
    }

    @Test
    @DisplayName("openssl sees the same from outside; a name that nobody has is shown nothing")
    void openssl() throws Exception {
        var certificate = CHAINS.with(2048, IssuedChains.days(-1), IssuedChains.days(1), NAME, OTHER);
        converge(server().installed(HOLDER, certificate)).orThrow();
        publish();
        for (var name : List.of(NAME, OTHER, fleet.sites(PublishedSite.SERVER)))
            assertThat(seen(name).chain()).isNotEmpty().isEqualTo(shownToOpenssl(name));
        assertThat(seen("nobody.example.org").chain()).isEmpty();
        assertThat(seen("nobody.example.org").trouble())
                .hasValueSatisfying(why -> assertThat(why).contains("unrecognized_name"));
        assertThat(shownToOpenssl("nobody.example.org")).isEmpty();
    }

    private List<X509Certificate> shownToOpenssl(String name) throws Exception {
        var openssl = new ProcessBuilder(
                        "openssl",
                        "s_client",
                        "-showcerts",
                        "-servername",
                        name,
                        "-connect",
                        fleet.address(PublishedSite.SERVER) + ":443")
                .redirectInput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var said = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        openssl.waitFor();
        var pem = Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----\n")
                .matcher(said)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining());
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                .stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    @Test
    @DisplayName("what somebody else configured nginx with is found too")
    void foreign() {
        var certificate = CHAINS.of("foreign.example.org");
        site.root("cat >/etc/nginx/foreign.pem <<'END'\n" + certificate.pem()
                + certificate.key().reveal()
                + "END\nprintf 'server {\\n  listen 8443 ssl;\\n  ssl_certificate foreign.pem;"
                + " ssl_certificate_key foreign.pem;\\n  # ssl_certificate nowhere.pem;\\n}\\n'"
                + " >/etc/nginx/conf.d/foreign.conf");
        try {
            assertThat(server().found(host(), Optional.empty()))
                    .filteredOn(found -> found.holder().isEmpty())
                    .singleElement()
                    .satisfies(found -> {
                        assertThat(found.where()).isEqualTo("/etc/nginx/foreign.pem");
                        assertThat(found.facts().orElseThrow().names()).isEqualTo(List.of("foreign.example.org"));
                    });
        } finally {
            site.root("rm /etc/nginx/foreign.pem /etc/nginx/conf.d/foreign.conf");
        }
        assertThat(server().found(host(), Optional.empty()))
                .extracting(FoundCertificate::holder)
                .as("nobody's is gone; other tests may have sites here")
                .contains(Optional.of(Holder.SHARED_HOST))
                .doesNotContain(Optional.empty());
    }
}
