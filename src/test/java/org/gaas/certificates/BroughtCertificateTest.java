package org.gaas.certificates;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaas.contacts.ByLink;
import org.gaas.contacts.Contact;
import org.gaas.contacts.Contacts;
import org.gaas.contacts.Declined;
import org.gaas.contacts.FakePost;
import org.gaas.contacts.LinkOver;
import org.gaas.contacts.Links;
import org.gaas.contacts.Sent;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.CustomerName;
import org.gaas.installations.Customers;
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
    @DisplayName(
            "is handed over by the customer's contact through a link: what is wrong is said in their language, and the link"
                    + " stays good; then it is installed, and no word of it reaches the engine")
    void byLink() throws Exception {
        var post = engine.get(FakePost.class);
        post.clear();
        start(Way.BROUGHT);
        assertThat(post.letters())
                .as("nobody is asked for what customers share")
                .isEmpty();
        engine.clear();
        var process = start(add(ofCapri()));
        var token = post.token(engine.get(Links.class));
        var byLink = engine.get(ByLink.class);
        assertThat(byLink.page(token).question().title()).isEqualTo("Een certificaat voor " + OF_CAPRI);
        var keys = TestCa.elliptic("secp256r1");
        var bad = pem(keys, BETWEEN.site(keys, OF_CAPRI, "friesland.example"));
        assertThatThrownBy(() -> byLink.answer(token, sent(token, "", bad)))
                .isInstanceOfSatisfying(Declined.class, no -> assertThat(no.sentences())
                        .containsExactly(
                                "Het certificaat geldt ook voor friesland.example, en dat is de site van een ander."
                                        + " Bestel een certificaat met alleen de namen van uw eigen site."));
        assertThatThrownBy(() -> byLink.answer(token, new Sent(sent(token, "").texts(), List.of())))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("FIELD_REQUIRED"));
        assertThat(certificates.chain(order(process).number())).isEmpty();
        assertThat(shown("certificateFindings")).as("hosting sees it too").contains("friesland.example");

        var good = Written.pkcs12("geheim", keys.getPrivate(), BETWEEN.site(keys, OF_CAPRI), BETWEEN.certificate());
        assertThatThrownBy(() -> byLink.answer(token, sent(token, "anders", good)))
                .isInstanceOfSatisfying(
                        Declined.class,
                        no -> assertThat(no.sentences().get(0)).startsWith("Het wachtwoord opent het bestand niet."));
        byLink.answer(token, sent(token, "geheim", good));
        engine.runJobs();
        assertThat(outcome(process)).isEqualTo("EndEvent_CertificateInUse");
        assertThat(Keys.belong(keyInUse(), keys.getPublic())).isTrue();
        assertThatThrownBy(() -> byLink.page(token)).isInstanceOf(LinkOver.class);
        var line = Written.pem(keys.getPrivate()).lines().toList().get(1);
        assertThat(engine.get(JdbcClient.class)
                        .sql("script")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(line) || row.contains("geheim"));
    }

    /** Of a customer who has a contact. */
    private static Subscription ofCapri() throws Exception {
        var capri = capri();
        var customer = engine.get(Customers.class).named(new CustomerName("Capri Hospital"));
        engine.get(JdbcClient.class)
                .sql("update project set customer = ? where name = 'capri'")
                .param(customer.id().value())
                .update();
        engine.get(Contacts.class).keepFirst(customer.id(), Contact.parse("C. Klant <c.klant@example.org>"));
        return new Subscription(
                capri.owner(),
                Way.BROUGHT,
                Optional.empty(),
                KeyKind.P256,
                capri.names(),
                Optional.empty(),
                Optional.empty());
    }

    private static byte[] pem(KeyPair keys, X509Certificate site) {
        return (Written.pem(site, BETWEEN.certificate()) + Written.pem(keys.getPrivate())).getBytes(US_ASCII);
    }

    private static Sent sent(String token, String passphrase, byte[]... files) throws LinkOver {
        var shown = engine.get(ByLink.class).page(token).shown();
        return new Sent(Map.of(Sent.SHOWN, shown, "passphrase", passphrase), List.of(files));
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
