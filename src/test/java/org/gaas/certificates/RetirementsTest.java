package org.gaas.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gaas.certificates.CertificateAuthority.Reason;
import org.gaas.certificates.Revocations.Then;
import org.gaas.installations.InstallationId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("A certificate whose installation goes")
class RetirementsTest {
    private static final InstallationId CAPRI = new InstallationId("capri");
    private static final RenewalDesk desk =
            new RenewalDesk(Map.of("test.database", UUID.randomUUID().toString()));

    private final Retirements retirements = desk.get(Retirements.class);

    @BeforeEach
    void begin() {
        desk.clear();
        desk.clock.set(TestCa.NOW);
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    @DisplayName("goes from its server, with its keys, and whatever is about it ends; others stay")
    void gone() {
        var capri = desk.inUse(
                desk.agreed(desk.installation("capri", "capri.example"), Way.BROUGHT, false, "capri.example"));
        var other = desk.inUse(
                desk.agreed(desk.installation("other", "other.example"), Way.BROUGHT, false, "other.example"));
        desk.get(Ordering.class).renew(capri);
        desk.get(Revocations.class).begin(capri, Reason.UNSPECIFIED, Then.REPLACE, "hanna");
        desk.engine.runJobs();
        assertThat(desk.tasks()).hasSize(2);
        assertThat(keys()).isEqualTo(3);

        retirements.retire(CAPRI);
        retirements.retire(CAPRI);

        assertThat(desk.web.removed).containsExactly(Holder.of(CAPRI));
        assertThat(desk.web.silent).containsExactly(Holder.of(CAPRI));
        assertThat(desk.tasks()).isEmpty();
        assertThat(desk.certificates().all()).containsExactly(other);
        assertThat(desk.certificates().inventory())
                .extracting(InventoryItem::number)
                .containsExactly(other);
        assertThat(keys()).isEqualTo(1);
    }

    @Test
    @DisplayName("is not on its way any more, though its purchase went with the process that had called it")
    void calledOff() {
        var capri = desk.inUse(
                desk.agreed(desk.installation("capri", "capri.example"), Way.BROUGHT, false, "capri.example"));
        desk.get(Ordering.class).renew(capri);
        desk.engine.runJobs();
        desk.engine.clear();
        assertThat(states(capri)).containsExactly(Order.State.OPEN, Order.State.INSTALLED);
        retirements.retire(CAPRI);
        retirements.retire(CAPRI);
        assertThat(states(capri)).containsExactly(Order.State.CANCELLED, Order.State.INSTALLED);
        assertThat(keys()).isZero();
    }

    private static List<Order.State> states(long certificate) {
        return desk.certificates().ordersOf(certificate).stream()
                .map(Order::state)
                .toList();
    }

    @Test
    @DisplayName("is not looked for on a server that never was, or is lost")
    void nowhere() {
        var owner = desk.installation("capri", "capri.example");
        desk.inUse(desk.agreed(owner, Way.BROUGHT, false, "capri.example"));
        var database = desk.get(JdbcClient.class);
        database.sql("update installation_part set server = null").update();
        try {
            retirements.retire(CAPRI);
        } finally {
            database.sql("update installation_part set server = 'prod1'").update();
        }
        assertThat(desk.web.removed).isEmpty();
        assertThat(keys()).isZero();
    }

    private static long keys() {
        return desk.get(JdbcClient.class)
                .sql("select count(*) from certificate_key")
                .query(Long.class)
                .single();
    }
}
