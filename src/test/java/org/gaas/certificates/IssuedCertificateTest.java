package org.gaas.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.gaas.certificates.Order.State;
import org.gaas.engine.Progress;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("A certificate that an authority issues")
class IssuedCertificateTest extends PurchaseDesk {
    @Test
    @DisplayName("from an authority that never answers becomes a repair, and no server changes")
    void silentAuthority() throws Exception {
        var before = web.authority.orders();
        web.authority.isSilent(true);
        var process = start(add(capri()));
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            engine.runJobs();
            return engine.runtime()
                            .createIncidentQuery()
                            .processInstanceId(process)
                            .count()
                    == 1;
        });
        assertThat(web.done).isEmpty();
        assertThat(web.authority.orders()).isEqualTo(before);
        assertThat(order(process).place()).isEmpty();
    }

    @Test
    @DisplayName("is issued by an authority that has seen that the names lead here; nobody is asked, nothing is billed")
    void issued() throws Exception {
        var before = web.authority.orders();
        var process = start(add(capri()));
        ends(process, "EndEvent_CertificateInUse");

        assertThat(web.done)
                .containsExactly("answer for capri", "be silent for capri", "install for capri", "look at " + OF_CAPRI);
        assertThat(web.authority.orders()).isEqualTo(before + 1);
        assertThat(order(process).state()).isEqualTo(State.INSTALLED);
        assertThat(booked).isEmpty();
        var dump = String.join(
                "\n",
                engine.get(JdbcClient.class).sql("script").query(String.class).list());
        assertThat(dump).contains("https://fake.example/account/");
    }

    @Test
    @DisplayName("that an authority refuses is mended by a person and ordered anew, or given up")
    void refusedByAuthority() throws Exception {
        web.deaf = true;
        var certificate = add(capri());
        var before = web.authority.orders();
        var process = start(certificate);
        waitsFor("Task_MendOrder");
        assertThat(shown("refusal")).isEqualTo(OF_CAPRI + ": the answer is not the right one");
        assertThat(web.done).containsExactly("answer for capri", "be silent for capri");
        assertThat(order(process).place()).isEmpty();

        answer("hanna", "hosting", Map.of("orderMending", "again"));
        waitsFor("Task_MendOrder");
        assertThat(web.authority.orders()).isEqualTo(before + 2);
        web.deaf = false;
        answer("hanna", "hosting", Map.of("orderMending", "again"));
        ends(process, "EndEvent_CertificateInUse");

        web.deaf = true;
        var next = start(certificate);
        waitsFor("Task_MendOrder");
        answer("hanna", "hosting", Map.of("orderMending", "cancel"));
        assertThat(outcome(next)).isEqualTo("EndEvent_OrderCancelled");
        assertThat(certificates.key(order(next).number())).isEmpty();
    }

    @Test
    @DisplayName("is ordered once at an authority, however often the desk is killed on the way")
    void orderedOnce() throws Exception {
        var issuance = engine.get(Issuance.class);
        var order = certificates.open(add(capri()), "killed").number();
        var before = web.authority.orders();
        for (var look = 0; look < 3; look++) {
            // a node that was killed begins again, whatever it knew
            issuance.begin(order);
            issuance.begin(order);
            assertThat(issuance.poll(order) instanceof Progress.Done)
                    .as("look " + look)
                    .isEqualTo(look == 2);
        }
        assertThat(web.authority.orders()).isEqualTo(before + 1);
        assertThat(certificates.order(order).state()).isEqualTo(State.CHECKED);
        issuance.begin(order);
        assertThat(issuance.poll(order)).as("killed after the last").isEqualTo(Progress.done());
    }
}
