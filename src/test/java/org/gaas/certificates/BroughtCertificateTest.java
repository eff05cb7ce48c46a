package org.gaas.certificates;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("A certificate that is brought")
class BroughtCertificateTest extends PurchaseDesk {
    @Test
    @DisplayName("may be brought with a key of its own; what is wrong is told, and nothing reaches a server (M42)")
    void brought() throws Exception {
        var process = start(Way.BROUGHT);
        var order = order(process).number();
        var keys = TestCa.elliptic("secp256r1");
        assertThatThrownBy(() -> purchases.handOver(order, with(keys, BETWEEN.site(keys, HOST, "friesland.example"))))
                .isInstanceOf(CertificateRefused.class)
                .hasMessageContaining("friesland.example");
        assertThat(shown("certificateFindings")).startsWith("- The certificate is also good for friesland.example");
        answer("hanna", "hosting", Map.of("handingOver", "handedOver"));
        assertThat(task().getTaskDefinitionKey()).isEqualTo("Task_HandOverCertificate");
        assertThat(web.done).isEmpty();

        purchases.handOver(order, with(keys, BETWEEN.site(keys, HOST)));
        answer("hanna", "hosting", Map.of("handingOver", "handedOver"));
        assertThat(outcome(process)).isEqualTo("EndEvent_CertificateInUse");
        assertThat(Keys.belong(keyInUse(), keys.getPublic())).isTrue();
        assertThat(booked).as("it was not bought by us").isEmpty();
    }

    @Test
    @DisplayName("is handed over by those who may have the task, and by nobody else; no word of it reaches the engine")
    void handedOver() throws Exception {
        var handOvers = engine.get(HandOvers.class);
        var process = start(Way.BROUGHT);
        var keys = TestCa.elliptic("secp256r1");
        var key = Written.pem(keys.getPrivate());
        var files = List.of(
                Written.pem(BETWEEN.site(keys, HOST), BETWEEN.certificate()).getBytes(US_ASCII),
                key.getBytes(US_ASCII));
        var task = task().getId();

        assertThatThrownBy(() -> handOvers.take(task, "fien", files, Optional.empty()))
                .hasMessage("Only hosting may do this.");
        assertThatThrownBy(() -> handOvers.take("gone", "hanna", files, Optional.empty()))
                .hasMessageContaining("no task 'gone' waits for a certificate");
        engine.tasks().setAssignee(task, "hugo");
        assertThatThrownBy(() -> handOvers.take(task, "hanna", files, Optional.empty()))
                .hasMessageContaining("This task is hugo's");
        engine.tasks().setAssignee(task, null);
        assertThat(certificates.chain(order(process).number())).isEmpty();

        handOvers.take(task, "hanna", files, Optional.empty());
        answer("hanna", "hosting", Map.of("handingOver", "handedOver"));
        assertThat(outcome(process)).isEqualTo("EndEvent_CertificateInUse");
        assertThat(Keys.belong(keyInUse(), keys.getPublic())).isTrue();
        assertThat(engine.get(JdbcClient.class)
                        .sql("select who from audit_trail where what = 'hand-over-certificate'")
                        .query(String.class)
                        .list())
                .containsExactly("hanna");
    }

    static Stream<BadMaterial> badMaterial() {
        return BadMaterial.all(ROOT, BETWEEN, HOST);
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("that is bad is refused in words, nothing of it is kept, and no server changes")
    void badMaterial(BadMaterial bad) {
        var process = start(Way.BROUGHT);
        var order = order(process).number();
        var key = certificates.key(order).orElseThrow();
        var task = task().getId();
        assertThatThrownBy(() -> engine.get(HandOvers.class).take(task, "hanna", bad.files(), bad.passphrase()))
                .hasMessageContaining(bad.why());
        assertThat(certificates.chain(order)).isEmpty();
        assertThat(certificates.key(order)).contains(key);

        answer("hanna", "hosting", Map.of("handingOver", "handedOver"));
        assertThat(task().getTaskDefinitionKey()).isEqualTo("Task_HandOverCertificate");
        assertThat(web.done).isEmpty();
    }

    @Test
    @DisplayName("whose chain comes in the wrong order is put in order")
    void wrongOrder() throws Exception {
        var process = start(Way.BROUGHT);
        var keys = TestCa.elliptic("secp256r1");
        var order = order(process).number();
        purchases.handOver(
                order,
                new Material(List.of(BETWEEN.certificate(), BETWEEN.site(keys, HOST)), Optional.of(keys.getPrivate())));
        assertThat(certificates.chain(order).orElseThrow().certificates())
                .last()
                .isEqualTo(BETWEEN.certificate());
    }

    @Test
    @DisplayName("that was revoked meanwhile goes back to whoever hands it over")
    void revoked() throws Exception {
        var process = start(Way.BROUGHT);
        var keys = TestCa.elliptic("secp256r1");
        var site = BETWEEN.site(keys, HOST);
        purchases.handOver(order(process).number(), with(keys, site));
        revocation.say(site, Revocation.Answer.revoked(TestCa.NOW));
        answer("hanna", "hosting", Map.of("handingOver", "handedOver"));
        assertThat(task().getTaskDefinitionKey()).isEqualTo("Task_HandOverCertificate");
        assertThat(shown("certificateFindings")).contains("was revoked on 2026-11-22");
        assertThat(web.done).isEmpty();
        answer("hanna", "hosting", Map.of("handingOver", "cancel"));
        assertThat(outcome(process)).isEqualTo("EndEvent_OrderCancelled");
    }

    @Test
    @DisplayName("leaves no key in the engine's tables")
    void canary() throws Exception {
        var process = start(Way.BROUGHT);
        var keys = TestCa.elliptic("secp256r1");
        purchases.handOver(order(process).number(), with(keys, BETWEEN.site(keys, HOST)));
        answer("hanna", "hosting", Map.of("handingOver", "handedOver"));
        var lines = Written.pem(keys.getPrivate()).lines().toList();
        var dump = String.join(
                "\n",
                engine.get(JdbcClient.class).sql("script").query(String.class).list());
        assertThat(dump).contains("ACT_HI_VARINST").doesNotContain(lines.get(1)).doesNotContain(lines.get(2));
    }
}
