package org.gaas.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.gaas.certificates.Order.Purchase;
import org.gaas.certificates.Order.State;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Money;
import org.gaas.installations.Expense;
import org.gaas.people.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("A certificate that comes to its end")
class RenewalsTest {
    private static final String HOST = "capri.example";
    /** Of 47 days, two thirds. */
    private static final Duration UNTIL_RENEWAL = Duration.ofHours(752);

    private static final String DATABASE = UUID.randomUUID().toString();
    private static final RenewalDesk desk = new RenewalDesk(Map.of("test.database", DATABASE));

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
    @DisplayName("is renewed by itself when two thirds of its life are over, once, and by nobody when nothing is due")
    void inTime() {
        desk.engine.serveLongSteps();
        var certificate = desk.inUse(desk.agreed(capri, Way.ACME, true, HOST));
        var first = desk.web.shown(HOST).orElseThrow().fingerprint();
        desk.clock.forward(UNTIL_RENEWAL.minusSeconds(1));
        desk.look();
        assertThat(desk.outcome("renew-certificates")).isEqualTo("EndEvent_RenewalsBegun");
        assertThat(desk.certificates().ordersOf(certificate)).hasSize(1);

        desk.clock.forward(Duration.ofSeconds(1));
        desk.look();
        desk.look();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            desk.engine.runJobs();
            return desk.running("purchase-certificate").isEmpty();
        });
        assertThat(desk.certificates().ordersOf(certificate))
                .hasSize(2)
                .allMatch(one -> one.state() == State.INSTALLED);
        assertThat(desk.web.shown(HOST).orElseThrow().fingerprint()).isNotEqualTo(first);
        desk.clock.forward(Duration.ofHours(1));
        desk.look();
        assertThat(desk.certificates().ordersOf(certificate)).hasSize(2);
        assertThat(desk.tasks()).as("nobody was asked").isEmpty();
    }

    @Test
    @DisplayName("is renewed once, although two desks of one database look in the same moment")
    void twoDesks() {
        try (var other = new RenewalDesk(Map.of("test.database", DATABASE, "gaas.node", "other"))) {
            for (var round = 0; round < 5; round++) {
                desk.clear();
                for (var i = 0; i < 6; i++) {
                    var host = "twin" + i + ".example";
                    desk.inUse(desk.agreed(desk.installation("twin" + i, host), Way.BROUGHT, false, host));
                    // both know under which names it answers
                    other.installation("twin" + i, host);
                }
                desk.clock.forward(UNTIL_RENEWAL);
                other.clock.set(desk.clock.instant());
                var both = Stream.of(desk, other)
                        .map(one -> CompletableFuture.supplyAsync(
                                () -> one.get(Renewals.class).begin().size()))
                        .toList();
                assertThat(both.stream().mapToInt(CompletableFuture::join).sum())
                        .isEqualTo(6);
                assertThat(desk.running("purchase-certificate")).hasSize(6);
            }
        }
    }

    @Test
    @DisplayName("is renewed once, although the desk is killed in the middle of a look")
    void killed() {
        for (var i = 0; i < 3; i++)
            desk.inUse(desk.agreed(
                    desk.installation("k" + i, "k" + i + ".example"), Way.BROUGHT, false, "k" + i + ".example"));
        desk.clock.forward(UNTIL_RENEWAL);
        var look = new TransactionTemplate(desk.get(PlatformTransactionManager.class));
        look.executeWithoutResult(status -> {
            assertThat(desk.get(Renewals.class).begin()).hasSize(3);
            // what was not committed never was
            status.setRollbackOnly();
        });
        assertThat(desk.running("purchase-certificate")).isEmpty();
        desk.look();
        desk.look();
        assertThat(desk.running("purchase-certificate")).hasSize(3);
    }

    @Test
    @DisplayName("is renewed in time, although as many as may begin in an hour wait for people")
    void others() {
        for (var i = 0; i < 20; i++) waits("w" + i);
        desk.clock.forward(UNTIL_RENEWAL);
        desk.look();
        assertThat(desk.running("purchase-certificate")).hasSize(20);
        desk.clock.set(TestCa.NOW.plus(Duration.ofDays(1)));
        waits("last");
        desk.clock.forward(UNTIL_RENEWAL);
        desk.look();
        assertThat(desk.running("purchase-certificate")).hasSize(21);
    }

    @Test
    @DisplayName(
            "is not one more than may begin in an hour, although those before it have not come to their orders yet")
    void early() {
        for (var i = 0; i < 21; i++) waits("e" + i);
        desk.clock.forward(UNTIL_RENEWAL);
        assertThat(desk.get(Renewals.class).begin()).hasSize(20);
        assertThat(desk.get(Renewals.class).begin()).isEmpty();
        desk.clock.forward(Duration.ofHours(1));
        desk.engine.runJobs();
        assertThat(desk.get(Renewals.class).begin()).isEmpty();
        desk.clock.forward(Duration.ofHours(1));
        assertThat(desk.get(Renewals.class).begin()).hasSize(1);
    }

    private void waits(String id) {
        desk.inUse(desk.agreed(desk.installation(id, id + ".example"), Way.BROUGHT, false, id + ".example"));
    }

    @Test
    @DisplayName("of an installation that goes is left alone")
    void gone() throws Exception {
        desk.inUse(desk.agreed(capri, Way.ACME, true, HOST));
        desk.clock.forward(UNTIL_RENEWAL);
        desk.get(JdbcClient.class)
                .sql("update installation set state = 'REMOVING' where number = ?")
                .param(capri.installation().orElseThrow())
                .update();
        try {
            desk.look();
            assertThat(desk.running("purchase-certificate")).isEmpty();
        } finally {
            desk.get(JdbcClient.class)
                    .sql("update installation set state = 'REQUESTED' where number = ?")
                    .param(capri.installation().orElseThrow())
                    .update();
        }
    }

    @Test
    @DisplayName("of the host that the sites of a server share is left alone when that server is retired or lost")
    void serverGone() {
        desk.inUse(desk.agreed(Owner.of(RenewalDesk.SERVER), Way.BROUGHT, false, "shared.example"));
        desk.clock.forward(UNTIL_RENEWAL);
        try {
            for (var state : List.of("RETIRED", "LOST")) {
                server(state);
                desk.look();
                assertThat(desk.tasks()).as(state).isEmpty();
            }
        } finally {
            server("ACTIVE");
        }
        desk.look();
        assertThat(desk.tasks()).hasSize(1);
    }

    private static void server(String state) {
        desk.get(JdbcClient.class)
                .sql("update server set state = ?")
                .param(state)
                .update();
    }

    @Test
    @DisplayName("begins with all others that are due, or none of them begins")
    void allOrNone() {
        desk.inUse(desk.agreed(capri, Way.BROUGHT, false, HOST));
        desk.clock.forward(Duration.ofDays(1));
        desk.inUse(desk.agreed(desk.installation("asked", "asked.example"), Way.ORDERED, false, "asked.example"));
        desk.clock.forward(UNTIL_RENEWAL);
        desk.engine.repository().suspendProcessDefinitionByKey("ask-for-renewal");
        try {
            assertThatThrownBy(() -> desk.get(Renewals.class).begin()).hasMessageContaining("suspended");
            assertThat(desk.running("purchase-certificate")).isEmpty();
        } finally {
            desk.engine.repository().activateProcessDefinitionByKey("ask-for-renewal");
        }
        assertThat(desk.get(Renewals.class).begin()).hasSize(2);
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
        desk.answer("hanna", Role.HOSTING, ordering("80", "2026/1"));
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
        desk.answer("hanna", Role.HOSTING, ordering("80.01", "2"));
        assertThat(desk.task().getName()).isEqualTo("Approve price · " + HOST);
        desk.answer("fien", Role.FINANCE, Map.of("priceApproval", "refuse"));

        // it was given up, not let lapse: it is tried once more while there is time
        desk.clock.forward(Duration.ofDays(4));
        desk.look();
        desk.answer("hanna", Role.HOSTING, ordering("80", "3"));
        assertThat(desk.task().getTaskDefinitionKey()).isEqualTo("Task_HandOverCertificate");
    }

    @Test
    @DisplayName("that was given up begins again after a quarter of what is left, not sooner")
    void givenUp() {
        desk.inUse(desk.agreed(capri, Way.BROUGHT, false, HOST));
        desk.clock.forward(UNTIL_RENEWAL);
        desk.look();
        desk.answer("hanna", Role.HOSTING, Map.of("handingOver", "cancel"));
        desk.clock.forward(Duration.ofHours(93));
        desk.look();
        assertThat(desk.tasks()).isEmpty();
        desk.clock.forward(Duration.ofHours(1));
        desk.look();
        assertThat(desk.task().getTaskDefinitionKey()).isEqualTo("Task_HandOverCertificate");
    }

    @Test
    @DisplayName("is billed once for each renewal, however often the step is repeated")
    void billed() {
        var certificate = desk.inUse(desk.agreed(capri, Way.ORDERED, true, HOST));
        for (var year = 1; year <= 2; year++) {
            desk.clock.forward(UNTIL_RENEWAL);
            desk.look();
            desk.answer("hanna", Role.HOSTING, ordering("80", "2026/" + year));
            desk.install(desk.certificates().ordersOf(certificate).get(0));
            desk.answer("hanna", Role.HOSTING, Map.of("handingOver", "handedOver"));
            // a desk that was killed after telling tells it once more, and another day
            desk.clock.forward(Duration.ofDays(1));
            desk.get(Purchases.class)
                    .book(desk.certificates().ordersOf(certificate).get(0).number());
        }
        assertThat(desk.booked).hasSize(4);
        assertThat(desk.booked.stream().distinct().toList())
                .as("what billing takes once each, by its source")
                .extracting(Expense::orderNumber)
                .containsExactly("2026/1", "2026/2");
    }

    @Test
    @DisplayName("is somebody's task at once, due the sooner the less time remains")
    void due() {
        desk.inUse(desk.agreed(capri, Way.BROUGHT, false, HOST));
        desk.clock.forward(UNTIL_RENEWAL);
        desk.look();
        assertThat(desk.task().getDueDate().toInstant())
                .isEqualTo(desk.clock.instant().plus(Duration.ofHours(94)));
        desk.answer("hanna", Role.HOSTING, Map.of("handingOver", "cancel"));

        desk.clock.forward(Duration.ofHours(372));
        desk.look();
        assertThat(desk.task().getDueDate().toInstant())
                .isEqualTo(desk.clock.instant().plus(Duration.ofHours(1)));
    }

    @Test
    @DisplayName("whose renewal fails is repaired by a person in time: one repair for all, due with the first of them")
    void repair() {
        var soon = desk.installation("soon", "soon.example");
        desk.inUse(desk.agreed(capri, Way.BROUGHT, false, HOST));
        desk.clock.forward(Duration.ofDays(10));
        desk.inUse(desk.agreed(soon, Way.BROUGHT, false, "soon.example"));
        // the keys can't be sealed: no order can be prepared
        var database = desk.get(JdbcClient.class);
        database.sql("alter table certificate_key rename to certificate_key_gone")
                .update();
        try {
            desk.clock.set(TestCa.NOW.plus(Duration.ofDays(42)));
            desk.look();
            var repair = desk.task();
            assertThat(repair.getName()).startsWith("Repair step · Prepare order");
            assertThat(desk.running("purchase-certificate")).hasSize(2);
            assertThat(repair.getDueDate().toInstant())
                    .as("a quarter of the five days that the first has left")
                    .isEqualTo(desk.clock.instant().plus(Duration.ofHours(30)));
        } finally {
            database.sql("alter table certificate_key_gone rename to certificate_key")
                    .update();
        }
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

    @Test
    @DisplayName(
            "is ordered by a person with its standing order on record, once at a time, and never for another's names")
    void ordered() {
        var ordering = desk.get(Ordering.class);
        var begun = ordering.order(desk.agreed(capri, Way.ORDERED, true, HOST));
        assertThat(desk.trail("standing-order"))
                .containsExactly(
                        "hanna: certificate " + begun.certificate() + " for " + HOST + ": until further notice");
        assertThatThrownBy(() -> ordering.renew(begun.certificate()))
                .hasMessageContaining("is being ordered already, by the process " + begun.process());

        var anothers = desk.inUse(desk.agreed(desk.installation("moved", HOST), Way.ACME, true, "friesland.example"));
        assertThatThrownBy(() -> ordering.renew(anothers))
                .hasMessageContaining("'friesland.example' is another customer's");
        assertThat(desk.running("purchase-certificate")).containsExactly(begun.process());
    }

    private static Map<String, Object> ordering(String price, String number) {
        return Map.of("ordering", "ordered", "supplier", "Zeker BV", "orderNumber", number, "price", price);
    }
}
