package org.gaas.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gaas.TestFleet.PRODUCTION;
import static org.gaas.onboarding.TrialDesk.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.gaas.TestFleet;
import org.gaas.onboarding.TrialDesk;

/** A production gets another name on real servers; the old one leads on until it is dropped. */
public record RenamedProduction(TrialDesk desk, TestFleet fleet, String project, UnaryOperator<String> seen) {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Both names are of the production's own server. */
    public void replaced(String old, String now) {
        assertThat(ask("fien", "{\"add\": [\"" + now + "\"], \"reason\": \"C. Klant\"}")
                        .path("code")
                        .asText())
                .isEqualTo("ROLE_REQUIRED");
        assertThat(ask("dora", "{\"drop\": [\"" + now + "\"], \"reason\": \"C. Klant\"}")
                        .path("code")
                        .asText())
                .isEqualTo("HOST_UNKNOWN");
        changed("{\"rename\": {\"" + old + "\": \"" + now + "\"}, \"reason\": \"C. Klant, by mail\"}");
        assertThat(seen.apply("https://" + now + "/")).startsWith("HTTP/1.1 200");
        assertThat(seen.apply("https://" + old + "/a?b=c"))
                .startsWith("HTTP/1.1 301")
                .contains("https://" + now + "/a?b=c");
        assertThat(certificate()).contains("DNS:" + now, "DNS:" + old);
    }

    /** The name is nobody's any more, and no certificate tells of it. */
    public void dropped(String old) {
        changed("{\"drop\": [\"" + old + "\"], \"reason\": \"C. Klant, by mail\"}");
        assertThat(seen.apply("https://" + old + "/")).contains("unrecognized name");
        assertThat(certificate()).doesNotContain("DNS:" + old);
    }

    /** The authority takes no order for this name: what was published for it goes again. */
    public void takenBack(String refused) {
        var before = certificate();
        var process = approved("{\"add\": [\"" + refused + "\"], \"reason\": \"C. Klant, by mail\"}");
        await().atMost(PATIENCE).until(() -> desk.process(process).toString().contains("Mend order"));
        assertThat(published()).contains(refused);
        assertThat(ask("hanna", "{\"drop\": [\"" + refused + "\"], \"reason\": \"C. Klant\"}")
                        .path("code")
                        .asText())
                .isEqualTo("BUSY");
        var withdrawal = desk.as("hugo").post("/api/productions/" + project + "/names/change/withdrawal", "{}");
        assertThat(withdrawal.statusCode()).as(withdrawal.body()).isEqualTo(202);
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Names as before");
        assertThat(published()).doesNotContain(refused);
        assertThat(certificate()).isEqualTo(before);
        assertThat(desk.as("hanna").get("/api/certificates").body()).doesNotContain(refused);
    }

    private String published() {
        return fleet.asRoot(PRODUCTION, "cat /etc/nginx/gaas/hosts/" + project + ".conf");
    }

    private void changed(String wanted) {
        var process = approved(wanted);
        var end = desk.settled(process);
        assertThat(end.path("outcome").asText()).as(end.toPrettyString()).isEqualTo("Names changed");
    }

    private String approved(String wanted) {
        var begun = ask("hugo", wanted);
        var process = begun.path("process").asText();
        assertThat(process).as(begun.toPrettyString()).isNotEmpty();
        var task = await().atMost(PATIENCE)
                .until(
                        () -> StreamSupport.stream(
                                        desk.process(process).path("tasks").spliterator(), false)
                                .map(one -> one.path("id").asText())
                                .findFirst()
                                .orElse(""),
                        id -> !id.isEmpty());
        var answers = List.of("namesApproval", "approve", "noTime", "true", "plan", desk.shown("hanna", task, "plan"));
        var answer = desk.complete("hanna", task, answers.toArray(String[]::new));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 204);
        return process;
    }

    private JsonNode ask(String person, String wanted) {
        return read(desk.as(person)
                .post("/api/productions/" + project + "/names/change", wanted)
                .body());
    }

    private String certificate() {
        return fleet.asRoot(
                PRODUCTION,
                "openssl x509 -in /etc/gaas/tls/" + project + "/current/chain.pem -noout -ext subjectAltName");
    }
}
