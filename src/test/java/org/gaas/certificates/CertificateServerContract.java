package org.gaas.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.gaas.certificates.FoundCertificate.Place;
import org.gaas.certificates.tls.Handshakes;
import org.gaas.remote.Desired;
import org.gaas.remote.Host;
import org.gaas.remote.Lock;
import org.gaas.remote.Report;
import org.gaas.remote.Report.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every kind of web server does with certificates, seen from outside. */
public abstract class CertificateServerContract {
    protected static final Holder HOLDER = new Holder("tls-test");
    protected static final String NAME = "tls.example.org", OTHER = "www.tls.example.org";
    protected static final IssuedChains CHAINS = new IssuedChains();

    protected abstract CertificateServer server();

    protected abstract Host host();

    /** Where its web server listens for TLS. */
    protected abstract InetSocketAddress front();

    /** The installation, whose user and folder are there, answers under both names. */
    protected abstract void publish();

    /** It does not any more. */
    protected abstract void unpublish();

    @Test
    @DisplayName("each name shows the chain that was installed; installed again, nothing is changed")
    void installed() {
        var certificate = CHAINS.of(NAME, OTHER);
        assertThat(outcome(server().installed(HOLDER, certificate))).isEqualTo(Outcome.APPLIED);
        publish();
        assertThat(seen(NAME).shows(certificate.fingerprint())).isTrue();
        assertThat(seen(OTHER).shows(certificate.fingerprint())).isTrue();
        assertThat(outcome(server().installed(HOLDER, certificate))).isEqualTo(Outcome.NONE);
        assertThat(host().check(server().installed(HOLDER, CHAINS.of(NAME)))
                        .lines()
                        .get(0)
                        .reason())
                .contains(certificate.fingerprint().value());
    }

    @Test
    @DisplayName("a renewed one is shown at once, and the one before it comes back, once")
    void renewed() {
        var old = CHAINS.of(NAME, OTHER);
        var renewed = CHAINS.with(2048, IssuedChains.days(-1), IssuedChains.days(2), NAME, OTHER);
        converge(server().installed(HOLDER, old)).orThrow();
        publish();
        converge(server().installed(HOLDER, renewed)).orThrow();
        assertThat(seen(NAME).shows(renewed.fingerprint())).isTrue();
        assertThat(outcome(server().takenBack(HOLDER, renewed.fingerprint()))).isEqualTo(Outcome.APPLIED);
        assertThat(seen(NAME).shows(old.fingerprint())).isTrue();
        assertThat(outcome(server().takenBack(HOLDER, renewed.fingerprint()))).isEqualTo(Outcome.NONE);
        assertThat(seen(OTHER).shows(old.fingerprint())).isTrue();
        assertThat(converge(server().takenBack(HOLDER, old.fingerprint()))
                        .failure()
                        .orElseThrow()
                        .reason())
                .contains("there was none before it");
        assertThat(seen(NAME).shows(old.fingerprint())).isTrue();
        assertThat(outcome(server().installed(HOLDER, old))).isEqualTo(Outcome.NONE);
    }

    @Test
    @DisplayName("what is in use is found with its names, dates and issuer, and what it was before")
    void found() {
        var old = CHAINS.of(NAME);
        var now = CHAINS.with(256, IssuedChains.days(-1), IssuedChains.days(3), NAME, OTHER, "*.tls.example.org");
        converge(server().installed(HOLDER, old)).orThrow();
        converge(server().installed(HOLDER, now)).orThrow();
        var found = server().found(host(), Optional.of(HOLDER));
        assertThat(found).extracting(FoundCertificate::place).containsExactly(Place.IN_USE, Place.BEFORE);
        assertThat(found).allSatisfy(one -> assertThat(one.holder()).hasValue(HOLDER));
        var facts = found.get(0).facts().orElseThrow();
        assertThat(facts.fingerprint()).isEqualTo(now.fingerprint());
        assertThat(facts.names()).containsExactly(NAME, OTHER, "*.tls.example.org");
        assertThat(facts.until()).isEqualTo(now.chain().get(0).getNotAfter().toInstant());
        assertThat(facts.from()).isEqualTo(now.chain().get(0).getNotBefore().toInstant());
        assertThat(facts.issuer()).contains("CN=an authority");
        assertThat(found.get(1).facts().orElseThrow().fingerprint()).isEqualTo(old.fingerprint());
        assertThat(server().found(host(), Optional.empty())).containsAll(found);
    }

    @Test
    @DisplayName("it goes when no site answers under it any more, and not before")
    void removed() {
        var certificate = CHAINS.of(NAME, OTHER);
        converge(server().installed(HOLDER, certificate)).orThrow();
        publish();
        assertThat(converge(server().removed(HOLDER)).failure().orElseThrow().reason())
                .contains("a site answers under it");
        assertThat(seen(NAME).shows(certificate.fingerprint())).isTrue();
        unpublish();
        assertThat(outcome(server().removed(HOLDER))).isEqualTo(Outcome.APPLIED);
        assertThat(outcome(server().removed(HOLDER))).isEqualTo(Outcome.NONE);
        assertThat(server().found(host(), Optional.of(HOLDER))).isEmpty();
        assertThat(seen(NAME).shows(certificate.fingerprint())).isFalse();
    }

    protected final Handshake.Seen seen(String name) {
        return Handshakes.make().with(name, front());
    }

    protected final Report converge(List<Desired> wishes) {
        return host().converge(Lock.installation(HOLDER.name(), System.nanoTime()), wishes);
    }

    private Outcome outcome(List<Desired> wishes) {
        var report = converge(wishes).orThrow();
        assertThat(report.lines()).hasSize(1);
        return report.lines().get(0).outcome();
    }
}
