package org.gaas.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.certificates.FoundCertificate.Facts;
import org.gaas.certificates.FoundCertificate.Place;
import org.gaas.certificates.Order.Purchase;
import org.gaas.certificates.Stocktaking.Finding;
import org.gaas.engine.Money;
import org.gaas.installations.InstallationId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The inventory of certificates")
class StocktakingTest {
    private static final String HOST = "capri.example";
    private static final Holder CAPRI = Holder.of(new InstallationId("capri"));
    private static final RenewalDesk desk = new RenewalDesk(Map.of());

    private Owner capri;

    @BeforeEach
    void begin() {
        desk.clear();
        desk.clock.set(TestCa.NOW);
        capri = desk.installation("capri", HOST);
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    @DisplayName("says nothing about what it has, on installations and on hosts that sites share")
    void known() {
        desk.inUse(desk.agreed(capri, Way.ACME, true, HOST));
        desk.inUse(desk.agreed(Owner.of(RenewalDesk.SERVER), Way.ORDERED, false, "try.example"));
        uses(Optional.of(CAPRI), Place.IN_USE, facts(HOST));
        uses(Optional.of(Holder.SHARED_HOST), Place.IN_USE, facts("try.example"));
        uses(Optional.of(CAPRI), Place.BEFORE, stranger(HOST, 5));
        assertThat(taken()).isEmpty();
    }

    @Test
    @DisplayName("finds what nobody registered, urgent when it ends within a month")
    void unknown() {
        uses(Optional.empty(), Place.IN_USE, stranger("old.example", 10));
        uses(Optional.empty(), Place.IN_USE, stranger("new.example", 60));
        assertThat(taken()).extracting(Finding::urgent).containsExactly(true, false);
        assertThat(taken())
                .extracting(Finding::message)
                .containsExactly(
                        "Nobody registered a certificate in /etc/x.pem: for old.example, by CN=Somebody, until 2026-12-02",
                        "Nobody registered a certificate in /etc/x.pem: for new.example, by CN=Somebody, until 2027-01-21");
    }

    @Test
    @DisplayName("finds what is not in use, or not the one that the desk put there, or can't be read")
    void other() {
        var certificate = desk.inUse(desk.agreed(capri, Way.ACME, true, HOST));
        assertThat(taken())
                .extracting(Finding::message)
                .containsExactly("Certificate " + certificate + ", of capri, is not in use there");
        uses(Optional.of(CAPRI), Place.IN_USE, stranger(HOST, 60));
        assertThat(taken())
                .extracting(Finding::message)
                .containsExactly("Instead of certificate " + certificate
                        + ", of capri, another one is in use: for capri.example, by CN=Somebody, until 2027-01-21");
        desk.web.others.clear();
        desk.web.others.add(new FoundCertificate(Optional.of(CAPRI), Place.IN_USE, "/etc/x.pem", Optional.empty()));
        assertThat(taken()).extracting(Finding::message).containsExactly("What is in use in /etc/x.pem can't be read");
    }

    @Test
    @DisplayName("knows what each costs in a year, and what shorter lifetimes will take")
    void costs() {
        var certificate = desk.inUse(desk.agreed(capri, Way.ORDERED, true, HOST));
        var first = desk.certificates().ordersOf(certificate).get(0).number();
        bought(first, "80", LocalDate.of(2026, 11, 22));
        // made anew within the year that was paid for
        var again = desk.certificates().open(certificate, "again");
        bought(again.number(), "0", LocalDate.of(2027, 1, 2));
        desk.install(again);
        assertThat(desk.certificates().inventory()).singleElement().satisfies(item -> assertThat(item.aYear())
                .isEqualTo(Money.euro("80")));

        // of 47 days, two thirds are used: 11.6 in a year, each of 45 minutes
        assertThat(desk.get(Outlook.class).forecasts()).hasSize(4).allSatisfy(one -> {
            assertThat(one.renewals()).isEqualTo(12);
            assertThat(one.work()).isEqualTo(Duration.ofMinutes(524));
        });
        desk.certificates().lapse(certificate);
        assertThat(desk.get(Outlook.class).forecasts())
                .as("what nobody wants another of takes nothing")
                .allMatch(one -> one.renewals() == 0);
    }

    private static void bought(long order, String price, LocalDate day) {
        desk.certificates().bought(order, new Purchase("Zeker BV", "1", Money.euro(price), day));
    }

    private static List<Finding> taken() {
        return desk.get(Stocktaking.class).take().findings();
    }

    private static void uses(Optional<Holder> holder, Place place, Facts facts) {
        desk.web.others.add(new FoundCertificate(holder, place, "/etc/x.pem", Optional.of(facts)));
    }

    private static Facts facts(String host) {
        var chain = new Chain(desk.web.shown(host).orElseThrow().chain());
        return new Facts(
                Fingerprint.of(chain.certificates()), chain.from(), chain.until(), chain.issuer(), chain.names());
    }

    private static Facts stranger(String host, int days) {
        var until = TestCa.NOW.plus(Duration.ofDays(days));
        return new Facts(new Fingerprint("f".repeat(64)), TestCa.NOW, until, "CN=Somebody", List.of(host));
    }
}
