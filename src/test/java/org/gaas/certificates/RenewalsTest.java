package org.gaas.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.gaas.certificates.Order.State;
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
            desk.answer("hanna", Role.HOSTING, RenewalDesk.ordering("80", "2026/" + year));
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
}
