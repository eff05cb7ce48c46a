package org.gaas.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.gaas.certificates.CertificateAuthority.Reason;
import org.gaas.certificates.Order.Purchase;
import org.gaas.certificates.Order.State;
import org.gaas.certificates.Revocations.Then;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Money;
import org.gaas.installations.InstallationId;
import org.gaas.people.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A certificate that nobody shall trust any more")
class RevokeCertificateTest {
    private static final String HOST = "capri.example";
    private static final RenewalDesk desk =
            new RenewalDesk(Map.of("test.database", UUID.randomUUID().toString()));

    private final Revocations revocations = desk.get(Revocations.class);
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
    @DisplayName("is told to the authority that issued it by itself, and replaced; a person decided both")
    void atTheAuthority() {
        desk.engine.serveLongSteps();
        var certificate = desk.inUse(desk.agreed(capri, Way.ACME, true, HOST));
        var leaf = desk.web.shown(HOST).orElseThrow().chain().get(0);
        var process = revoke(certificate, Reason.KEY_COMPROMISE, Then.REPLACE);
        assertThat(outcome(process)).isEqualTo("EndEvent_ReplacementBegun");
        assertThat(desk.web.authority.revoked()).contains(leaf);
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            desk.engine.runJobs();
            return desk.running("purchase-certificate").isEmpty();
        });
        assertThat(desk.certificates().ordersOf(certificate))
                .extracting(Order::state)
                .containsExactly(State.INSTALLED, State.REVOKED);
        assertThat(desk.web.shown(HOST).orElseThrow().chain()).doesNotContain(leaf);
        assertThat(desk.trail("revoke-certificate"))
                .singleElement()
                .asString()
                .startsWith("hanna: ")
                .endsWith(": KEY_COMPROMISE, then REPLACE");
    }

    @Test
    @DisplayName("that was bought is revoked by hosting at whoever sold it; or kept after all")
    void elsewhere() {
        var certificate = desk.inUse(desk.agreed(capri, Way.ORDERED, false, HOST));
        var order = desk.certificates().inUse(certificate).orElseThrow().number();
        desk.certificates()
                .bought(order, new Purchase("Zeker BV", "2026/0815", Money.euro("89"), LocalDate.of(2026, 11, 1)));
        var kept = revoke(certificate, Reason.SUPERSEDED, Then.REPLACE);
        assertThat(desk.task().getName()).isEqualTo("Ask for revocation · " + HOST);
        assertThat(desk.shown("certificateNames")).isEqualTo("- " + HOST);
        assertThat(desk.shown("revocationTold").toString())
                .contains("Why: superseded", "Zeker BV, order number 2026/0815", "serial number ");
        assertThatThrownBy(() -> revoke(certificate, Reason.SUPERSEDED, Then.REPLACE))
                .hasMessageContaining("is being revoked already");
        desk.answer("hanna", Role.HOSTING, Map.of("revocation", "keep"));
        assertThat(outcome(kept)).isEqualTo("EndEvent_CertificateKept");
        assertThat(desk.certificates().order(order).state()).isEqualTo(State.INSTALLED);

        var process = revoke(certificate, Reason.SUPERSEDED, Then.REPLACE);
        desk.answer("hanna", Role.HOSTING, Map.of("revocation", "revoked"));
        assertThat(outcome(process)).isEqualTo("EndEvent_ReplacementBegun");
        assertThat(desk.task().getTaskDefinitionKey()).isEqualTo("Task_OrderCertificate");
        assertThat(desk.certificates().order(order).state()).isEqualTo(State.REVOKED);
    }

    @Test
    @DisplayName("is taken away from its server where nothing takes its place, and its key is erased")
    void takenAway() {
        var certificate = desk.inUse(desk.agreed(capri, Way.BROUGHT, false, HOST));
        var order = desk.certificates().inUse(certificate).orElseThrow().number();
        var process = revoke(certificate, Reason.CESSATION_OF_OPERATION, Then.REMOVE);
        desk.answer("hanna", Role.HOSTING, Map.of("revocation", "revoked"));
        assertThat(outcome(process)).isEqualTo("EndEvent_CertificateTakenAway");
        assertThat(desk.web.removed).containsExactly(Holder.of(new InstallationId("capri")));
        assertThat(desk.certificates().key(order)).isEmpty();
        assertThat(desk.running("purchase-certificate")).isEmpty();
        assertThatThrownBy(() -> revoke(certificate, Reason.UNSPECIFIED, Then.REMOVE))
                .hasMessageContaining("is not in use on any server");
    }

    @Test
    @DisplayName("never comes back when the one in its place is not seen")
    void neverBack() {
        desk.engine.serveLongSteps();
        var certificate = desk.inUse(desk.agreed(capri, Way.ACME, true, HOST));
        desk.install(desk.certificates().open(certificate, "renewed"));
        var revoked = desk.web.shown(HOST).orElseThrow();
        desk.web.broken.add(HOST);
        revoke(certificate, Reason.KEY_COMPROMISE, Then.REPLACE);
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            desk.engine.runJobs();
            return desk.tasks().size() == 1;
        });
        assertThat(desk.task().getTaskDefinitionKey()).isEqualTo("Task_MendCertificate");
        assertThat(desk.certificates().ordersOf(certificate))
                .extracting(Order::state)
                .containsExactly(State.INSTALLED, State.REVOKED, State.SUPERSEDED);
        assertThat(desk.web.shown(HOST).orElseThrow().fingerprint()).isNotEqualTo(revoked.fingerprint());
    }

    @Test
    @DisplayName("is not replaced a second time when it is being renewed already")
    void replacedAlready() {
        var certificate = desk.inUse(desk.agreed(capri, Way.ORDERED, false, HOST));
        desk.get(Ordering.class).renew(certificate);
        var process = revoke(certificate, Reason.SUPERSEDED, Then.REPLACE);
        var task = desk.engine
                .tasks()
                .createTaskQuery()
                .processInstanceId(process)
                .singleResult()
                .getId();
        desk.engine.as("hanna", new String[] {Role.HOSTING.group()}, () -> {
            desk.engine.tasks().claim(task, "hanna");
            desk.engine.tasks().complete(task, Map.of("revocation", "revoked"));
        });
        desk.engine.runJobs();
        assertThat(outcome(process)).isEqualTo("EndEvent_ReplacementBegun");
        assertThat(desk.task().getTaskDefinitionKey()).isEqualTo("Task_OrderCertificate");
    }

    @Test
    @DisplayName("is revoked once, although two people say so in the same moment")
    void twoPeople() {
        for (var round = 0; round < 10; round++) {
            var id = "round" + round;
            var certificate = desk.inUse(
                    desk.agreed(desk.installation(id, id + ".example"), Way.BROUGHT, false, id + ".example"));
            Stream.of("hanna", "hugo")
                    .map(person -> CompletableFuture.runAsync(
                            () -> revocations.begin(certificate, Reason.SUPERSEDED, Then.REPLACE, person)))
                    .toList()
                    .forEach(one -> one.exceptionally(late -> null).join());
            assertThat(desk.running("revoke-certificate")).hasSize(round + 1);
        }
    }

    @Test
    @DisplayName("stays as it is when that is undone before anybody was told")
    void undone() {
        var certificate = desk.inUse(desk.agreed(capri, Way.BROUGHT, false, HOST));
        var process = revoke(certificate, Reason.UNSPECIFIED, Then.REPLACE);
        desk.get(EngineDoor.class).tell(process, "UndoRequested", Map.of());
        desk.engine.runJobs();
        assertThat(outcome(process)).isEqualTo("SubProcess_Undo");
        assertThat(desk.tasks()).isEmpty();
        assertThat(desk.certificates().inUse(certificate)).isPresent();
    }

    private String revoke(long certificate, Reason reason, Then then) {
        var process = revocations.begin(certificate, reason, then, "hanna").process();
        desk.engine.runJobs();
        return process;
    }

    private static String outcome(String process) {
        return desk.engine
                .history()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(process)
                .singleResult()
                .getEndActivityId();
    }
}
