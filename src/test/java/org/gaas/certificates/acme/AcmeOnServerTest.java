package org.gaas.certificates.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gaas.FleetTest;
import org.gaas.TestFleet;
import org.gaas.certificates.AuthorityOrder.State;
import org.gaas.certificates.Holder;
import org.gaas.certificates.KeyedChain;
import org.gaas.certificates.nginx.PublishedSite;
import org.gaas.certificates.tls.Handshakes;
import org.gaas.installations.InstallationId;
import org.gaas.remote.Desired;
import org.gaas.remote.Lock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole way, with nothing made up: an authority asks nginx, and what it issues is seen by a visitor. */
@FleetTest
@ExtendWith(Pebble.Given.class)
@DisplayName("Certificates by ACME for sites on a Debian server")
class AcmeOnServerTest {
    private static final InstallationId ID = new InstallationId("acme-test");
    private static final List<String> NAMES = List.of("acme.example.org", "www.acme.example.org");

    private final PublishedSite site;
    private final TestFleet fleet;
    private Pebble pebble;

    AcmeOnServerTest(TestFleet fleet) {
        this.fleet = fleet;
        site = new PublishedSite(fleet, ID.value());
    }

    @BeforeEach
    void authority() {
        pebble = new Pebble(fleet.address(PublishedSite.SERVER), 80, false);
    }

    @AfterEach
    void nothingIsLeft() {
        pebble.close();
        site.remove();
    }

    @Test
    @DisplayName("a new site has its certificate before it answers; renewed, names show the new one at once")
    void issued() throws Exception {
        var first = certificate();
        assertThat(seen().chain()).isEmpty();
        converge(site.server().installed(Holder.of(ID), first));
        site.publish(NAMES.toArray(String[]::new));
        assertThat(seen().shows(first.fingerprint())).isTrue();
        var renewed = certificate();
        converge(site.server().installed(Holder.of(ID), renewed));
        assertThat(seen().shows(renewed.fingerprint())).isTrue();
        assertThat(renewed.fingerprint()).isNotEqualTo(first.fingerprint());
        assertThat(site.root("ls -A /var/lib/gaas-challenges/given /var/lib/gaas-challenges/of"))
                .doesNotContain("acme-test")
                .hasLineCount(3);
    }

    private KeyedChain certificate() throws Exception {
        var acme = AcmeTest.acme(pebble.settings());
        var key = Requests.key();
        var account = acme.signUp("pebble", acme.newAccountKey());
        var order = acme.order(account, NAMES, Optional.empty());
        converge(
                site.server().answering(Holder.of(ID), acme.look(account, order).answers()));
        acme.answered(account, order);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> acme.look(account, order).state() == State.READY);
        converge(site.server().silent(Holder.of(ID)));
        acme.finish(account, order, Requests.request(key, NAMES));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> acme.look(account, order).state() == State.ISSUED);
        return KeyedChain.of(acme.chain(account, order), key.getPrivate());
    }

    private org.gaas.certificates.Handshake.Seen seen() {
        return Handshakes.make().with(NAMES.get(1), site.front());
    }

    private void converge(List<Desired> wishes) {
        site.host
                .converge(Lock.installation(ID.value(), System.nanoTime()), wishes)
                .orThrow();
    }
}
