package org.gaas.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gaas.certificates.Order.State;
import org.gaas.engine.EngineDoor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A certificate that does not stay")
class UnseenCertificateTest extends PurchaseDesk {
    @Test
    @DisplayName("that is not seen from outside makes room for the one before; mended, it comes again")
    void notSeen() throws Exception {
        var certificate = add(Way.BROUGHT);
        var before = install(certificate);
        var process = start(certificate);
        var order = order(process).number();
        var keys = TestCa.elliptic("secp256r1");
        purchases.handOver(order, with(keys, BETWEEN.site(keys, HOST)));
        web.done.clear();
        web.broken = true;
        answer("hanna", "hosting", Map.of("handingOver", "handedOver"));

        assertThat(task().getName()).isEqualTo("Mend certificate · " + HOST);
        assertThat(shown("refusal")).isEqualTo(HOST + " on prod1 shows no certificate: connection refused.");
        assertThat(web.done)
                .containsExactly("install for the shared host", "look at " + HOST, "put back for the shared host");
        assertThat(web.inUse().orElseThrow().fingerprint()).isEqualTo(before);
        assertThat(certificates.order(order).state()).isEqualTo(State.PUT_BACK);

        web.broken = false;
        answer("hanna", "hosting", Map.of("certificateMending", "again"));
        assertThat(outcome(process)).isEqualTo("EndEvent_CertificateInUse");
        assertThat(web.inUse().orElseThrow().fingerprint()).isNotEqualTo(before);
    }

    @Test
    @DisplayName("that is not seen and not mended is given up; the one before stays")
    void givenUp() throws Exception {
        var certificate = add(Way.BROUGHT);
        var before = install(certificate);
        var process = start(certificate);
        var keys = TestCa.elliptic("secp256r1");
        purchases.handOver(order(process).number(), with(keys, BETWEEN.site(keys, HOST)));
        web.broken = true;
        answer("hanna", "hosting", Map.of("handingOver", "handedOver"));
        answer("hanna", "hosting", Map.of("certificateMending", "cancel"));
        assertThat(outcome(process)).isEqualTo("EndEvent_OrderCancelled");
        assertThat(web.inUse().orElseThrow().fingerprint()).isEqualTo(before);
        assertThat(certificates.key(order(process).number())).isEmpty();
    }

    @Test
    @DisplayName("that is undone brings the one before back and keeps no key")
    void undone() throws Exception {
        var certificate = add(Way.BROUGHT);
        var before = install(certificate);
        var process = start(certificate);
        var order = order(process).number();
        var keys = TestCa.elliptic("secp256r1");
        purchases.handOver(order, with(keys, BETWEEN.site(keys, HOST)));
        // the desk was killed between the server's work and its own note
        purchases.install(order);
        certificates.change(order, State.CHECKED);

        engine.get(EngineDoor.class).tell(process, "UndoRequested", Map.of());
        engine.runJobs();

        assertThat(outcome(process)).isEqualTo("SubProcess_Undo");
        assertThat(web.inUse().orElseThrow().fingerprint()).isEqualTo(before);
        assertThat(certificates.key(order)).isEmpty();
        assertThat(certificates.order(order).state()).isEqualTo(State.CANCELLED);
    }
}
