package org.gaas.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.certificates.Order.Purchase;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Money;
import org.gaas.people.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whether whoever pays is asked first. */
@DisplayName("A certificate that comes to its end and is paid for by somebody")
class RenewalConsentTest {
    private static final String HOST = "capri.example";
    /** Of 47 days, two thirds. */
    private static final Duration UNTIL_RENEWAL = Duration.ofHours(752);

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
    @DisplayName("without a standing order is asked about; refused, it lapses and is never asked about again")
    void asked() {
        var certificate = desk.inUse(desk.agreed(capri, Way.ORDERED, false, HOST));
        desk.clock.forward(UNTIL_RENEWAL);
        desk.look();
        assertThat(desk.task().getName()).isEqualTo("Approve renewal · " + HOST);
        assertThat(desk.shown("renewalWhy")).isEqualTo("There is no standing order for it.");
        assertThat(desk.shown("certificateLastDay")).isEqualTo("2027-01-08");
        assertThat(desk.shown("certificateAYear")).isEqualTo("EUR 0.00");
        desk.answer("fien", Role.FINANCE, Map.of("renewalApproval", "lapse"));
        assertThat(desk.outcome("ask-for-renewal")).isEqualTo("EndEvent_CertificateLapses");

        desk.clock.forward(Duration.ofDays(10));
        desk.look();
        assertThat(desk.tasks()).isEmpty();
        assertThat(desk.certificates().inventory()).singleElement().matches(InventoryItem::lapses);
        assertThat(desk.certificates().ordersOf(certificate)).hasSize(1);
        // ordered anew, it is looked after again
        desk.get(Ordering.class).renew(certificate);
        assertThat(desk.certificates().inventory()).singleElement().matches(one -> !one.lapses());
    }

    @Test
    @DisplayName("without a standing order is ordered when whoever pays agrees")
    void approved() {
        var certificate = desk.inUse(desk.agreed(capri, Way.ORDERED, false, HOST));
        desk.clock.forward(UNTIL_RENEWAL);
        desk.look();
        desk.answer("fien", Role.FINANCE, Map.of("renewalApproval", "approve"));
        assertThat(desk.task().getName()).isEqualTo("Order certificate · " + HOST);
        desk.clock.forward(Duration.ofHours(1));
        desk.look();
        assertThat(desk.tasks()).as("asked once").hasSize(1);
        assertThat(desk.certificates().ordersOf(certificate)).hasSize(2);
        desk.answer("hanna", Role.HOSTING, RenewalDesk.ordering("80", "2026/1"));
        desk.install(desk.certificates().ordersOf(certificate).get(0));
        desk.answer("hanna", Role.HOSTING, Map.of("handingOver", "handedOver"));
        assertThat(desk.outcome("purchase-certificate")).isEqualTo("EndEvent_CertificateInUse");
        assertThat(desk.outcome("ask-for-renewal")).isEqualTo("EndEvent_RenewalEnded");
    }

    @Test
    @DisplayName("is asked about anew when the question was withdrawn: nobody answered it")
    void withdrawn() {
        desk.inUse(desk.agreed(capri, Way.ORDERED, false, HOST));
        desk.clock.forward(UNTIL_RENEWAL);
        desk.look();
        var question = desk.task().getProcessInstanceId();
        desk.get(EngineDoor.class).tell(question, "UndoRequested", Map.of());
        desk.engine.runJobs();
        assertThat(desk.outcome("ask-for-renewal")).isEqualTo("SubProcess_Undo");
        assertThat(desk.tasks()).isEmpty();
        desk.look();
        assertThat(desk.task().getName()).isEqualTo("Approve renewal · " + HOST);
        assertThat(desk.task().getProcessInstanceId()).isNotEqualTo(question);
    }

    @Test
    @DisplayName("whose standing order is over is asked about")
    void over() {
        var agreed = desk.agreed(capri, Way.ORDERED, false, HOST)
                .with(Optional.of(new StandingOrder("fien", TestCa.NOW, Optional.of(LocalDate.of(2026, 12, 22)))));
        desk.inUse(agreed);
        desk.clock.forward(UNTIL_RENEWAL);
        desk.look();
        assertThat(desk.shown("renewalWhy")).isEqualTo("The standing order for it was good until 2026-12-22.");
    }

    @Test
    @DisplayName("whose names have changed is asked about, standing order or not; agreed, it is for those of today")
    void otherNames() {
        var certificate = desk.inUse(desk.agreed(capri, Way.ORDERED, true, HOST, "friesland.example"));
        desk.answers(capri, HOST, "new.capri.example");
        desk.clock.forward(UNTIL_RENEWAL);
        desk.look();
        assertThat(desk.shown("renewalWhy"))
                .isEqualTo("The names have changed since it was agreed: friesland.example is another customer's,"
                        + " new.capri.example is new.");
        assertThat(desk.shown("certificateNames")).isEqualTo("- capri.example\n- new.capri.example");
        desk.answer("fien", Role.FINANCE, Map.of("renewalApproval", "approve"));
        assertThat(desk.certificates().subscription(certificate).hosts()).containsExactly(HOST, "new.capri.example");
        assertThat(desk.certificates().ordersOf(certificate).get(0).request().pem())
                .isNotEqualTo(desk.certificates()
                        .ordersOf(certificate)
                        .get(1)
                        .request()
                        .pem());
    }

    @Test
    @DisplayName("for a name that its installation has no more is asked about, standing order or not, whatever the way")
    void goneName() {
        desk.answers(capri, HOST, "old.capri.example", "www.capri.example");
        for (var way : Way.values()) {
            desk.inUse(desk.agreed(capri, way, true, HOST, "old.capri.example", "www.capri.example"));
            desk.answers(capri, "www.capri.example", HOST);
            desk.clock.forward(UNTIL_RENEWAL);
            desk.look();
            assertThat(desk.task().getName()).as("%s", way).isEqualTo("Approve renewal · " + HOST);
            assertThat(desk.shown("renewalWhy"))
                    .isEqualTo("The names have changed since it was agreed: old.capri.example leads here no more.");
            assertThat(desk.shown("certificateNames")).isEqualTo("- capri.example\n- www.capri.example");
            desk.answers(capri, HOST, "old.capri.example", "www.capri.example");
            desk.clear();
        }
    }

    @Test
    @DisplayName("is for the names of today when whoever pays agreed to them")
    void withoutGoneName() {
        var certificate = desk.inUse(desk.agreed(capri, Way.ORDERED, true, HOST, "old.capri.example"));
        desk.clock.forward(UNTIL_RENEWAL);
        desk.look();
        desk.answer("fien", Role.FINANCE, Map.of("renewalApproval", "approve"));
        assertThat(desk.task().getName()).isEqualTo("Order certificate · " + HOST);
        assertThat(desk.certificates().subscription(certificate).hosts()).containsExactly(HOST);
    }

    @Test
    @DisplayName(
            "under a standing order is renewed without asking when a star stands for the names, and only their order changed")
    void sameNames() {
        desk.answers(capri, "a.capri.example", HOST);
        desk.inUse(desk.agreed(capri, Way.ORDERED, true, HOST, "*.capri.example"));
        desk.answers(capri, HOST, "b.capri.example");
        desk.clock.forward(UNTIL_RENEWAL);
        desk.look();
        assertThat(desk.task().getName()).isEqualTo("Order certificate · " + HOST);
    }

    @Test
    @DisplayName(
            "none of whose names leads to its installation any more is not renewed unasked; agreed, it is for the same")
    void noName() {
        var certificate = desk.inUse(desk.agreed(capri, Way.ORDERED, true, HOST));
        desk.answers(capri);
        desk.clock.forward(UNTIL_RENEWAL);
        desk.look();
        assertThat(desk.shown("renewalWhy"))
                .isEqualTo("The names have changed since it was agreed: capri.example leads here no more."
                        + " None is left: renew it only if you know better.");
        assertThat(desk.shown("certificateNames")).isEqualTo("- capri.example");
        desk.answer("fien", Role.FINANCE, Map.of("renewalApproval", "approve"));
        assertThat(desk.task().getName()).isEqualTo("Order certificate · " + HOST);
        assertThat(desk.certificates().subscription(certificate).hosts()).containsExactly(HOST);
    }

    @Test
    @DisplayName("all of whose names are another customer's now is ordered for nobody, whatever is answered")
    void allOfAnother() {
        var certificate = desk.inUse(desk.agreed(capri, Way.ACME, true, "friesland.example"));
        desk.clock.forward(UNTIL_RENEWAL);
        desk.look();
        assertThat(desk.shown("renewalWhy"))
                .isEqualTo("The names have changed since it was agreed: friesland.example is another customer's,"
                        + " capri.example is new.");
        desk.answers(capri);
        desk.answer("fien", Role.FINANCE, Map.of("renewalApproval", "approve"));
        assertThat(desk.task().getName()).startsWith("Repair step · Agree renewal");
        assertThat(desk.certificates().ordersOf(certificate)).hasSize(1);
    }

    @Test
    @DisplayName("under a standing order is renewed for the same price; for more, whoever pays is asked")
    void dearer() {
        var certificate = desk.inUse(desk.agreed(capri, Way.ORDERED, true, HOST));
        var first = desk.certificates().ordersOf(certificate).get(0).number();
        desk.certificates().bought(first, new Purchase("Zeker BV", "1", Money.euro("80"), LocalDate.of(2026, 11, 22)));
        desk.clock.forward(UNTIL_RENEWAL);
        desk.look();
        assertThat(desk.shown("priceCeiling")).isEqualTo("EUR 100.00; the last time it cost EUR 80.00");
        desk.answer("hanna", Role.HOSTING, RenewalDesk.ordering("80.01", "2"));
        assertThat(desk.task().getName()).isEqualTo("Approve price · " + HOST);
        desk.answer("fien", Role.FINANCE, Map.of("priceApproval", "refuse"));

        // it was given up, not let lapse: it is tried once more while there is time
        desk.clock.forward(Duration.ofDays(4));
        desk.look();
        desk.answer("hanna", Role.HOSTING, RenewalDesk.ordering("80", "3"));
        assertThat(desk.task().getTaskDefinitionKey()).isEqualTo("Task_HandOverCertificate");
    }

    @Test
    @DisplayName("has a standing order from when somebody said so until somebody ends it; all of that is in the trail")
    void standing() {
        var certificate = desk.inUse(desk.agreed(capri, Way.ORDERED, false, HOST));
        var orders = desk.get(StandingOrders.class);
        orders.decide(certificate, orders.wanted("2026-12-22", "fien"), "fien");
        assertThat(desk.certificates().subscription(certificate).standing())
                .contains(new StandingOrder("fien", TestCa.NOW, Optional.of(LocalDate.of(2026, 12, 22))));
        orders.decide(certificate, orders.wanted("always", "hanna"), "hanna");
        orders.decide(certificate, orders.wanted("never", "fien"), "fien");
        orders.decide(certificate, orders.wanted("never", "fien"), "fien");
        assertThat(desk.certificates().subscription(certificate).standing()).isEmpty();
        var about = ": certificate " + certificate + " for " + HOST + ": ";
        assertThat(desk.trail("standing-order"))
                .containsExactly(
                        "fien" + about + "until 2026-12-22",
                        "hanna" + about + "until further notice",
                        "fien" + about + "ended");
        for (var wrong : List.of("yes", "2026-11-21", "2026-02-30", ""))
            assertThatThrownBy(() -> orders.wanted(wrong, "fien"))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("always, never");
        assertThat(orders.wanted("2026-11-22", "fien").orElseThrow().holds(desk.clock.instant()))
                .as("its last day is one of its days")
                .isTrue();
    }
}
