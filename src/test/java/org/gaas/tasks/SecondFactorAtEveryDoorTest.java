package org.gaas.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bouncycastle.util.encoders.Base32;
import org.camunda.bpm.engine.ProcessEngine;
import org.gaas.DeskTest;
import org.gaas.engine.Forbidden;
import org.gaas.people.Accounts;
import org.gaas.people.Browser;
import org.gaas.people.DemoUsers;
import org.gaas.people.RestClient;
import org.gaas.people.Role;
import org.gaas.people.SecondFactor;
import org.gaas.people.factor.Codes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DeskTest
@DisplayName("Whoever decides about production has shown a code")
class SecondFactorAtEveryDoorTest {
    private static final String ANSWER = "{\"variables\":{\"noTime\":{\"value\":true,\"type\":\"Boolean\"}}}";

    private final int port;
    private final ProcessEngine engine;
    private final Accounts accounts;
    private final SecondFactor factor;
    private SecondOpinion opinion;

    SecondFactorAtEveryDoorTest(
            @LocalServerPort int port,
            @Autowired ProcessEngine engine,
            @Autowired Accounts accounts,
            @Autowired SecondFactor factor) {
        this.port = port;
        this.engine = engine;
        this.accounts = accounts;
        this.factor = factor;
    }

    @BeforeEach
    void ask() {
        accounts.ensure("hera", DemoUsers.PASSWORD, Role.HOSTING);
        factor.ensure("hera", Codes.SECRET);
        opinion = SecondOpinion.askedBy("hanna", engine);
    }

    @AfterEach
    void end() {
        opinion.close();
        engine.getIdentityService().deleteUser("hera");
    }

    @Test
    @DisplayName("over REST: with the request, once for each code, or by a proof for ten minutes")
    void rest() {
        var hera = RestClient.as("hera", port);
        var before = denials("SECOND_FACTOR_WRONG");
        assertAsked(hera.post(complete("/engine-rest"), ANSWER));
        assertThat(hera.showing("000000").post(complete("/engine-rest"), ANSWER).body())
                .contains("SECOND_FACTOR_WRONG");
        assertAsked(hera.showing("a proof that nobody ever made, of the right length")
                .post(complete("/engine-rest"), ANSWER));

        var code = code(0);
        assertThat(hera.showing(code).post(complete("/engine-rest"), ANSWER).statusCode())
                .isEqualTo(204);
        assertThat(hera.showing(code)
                        .post("/engine-rest/task/" + opinion.look() + "/claim", "{}")
                        .body())
                .contains("SECOND_FACTOR_USED");
        assertThat(denials("SECOND_FACTOR_WRONG") - before).as("told once").isEqualTo(1);
        assertThat(denials("SECOND_FACTOR_USED")).isPositive();
        assertThat(denials("SECOND_FACTOR_REQUIRED")).isPositive();
    }

    @Test
    @DisplayName("at the desk's own door, where a proof does for a while")
    void desk() {
        var hera = RestClient.as("hera", port);
        assertAsked(hera.post("/api/tasks/" + opinion.decide() + "/completion", "{\"noTime\":\"true\"}"));
        var shown = hera.post("/api/me/second-factor/proof", "{\"code\":\"" + code(0) + "\"}");
        assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
        var token = shown.body().replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
        assertThat(RestClient.as("hugo", port)
                        .showing(token) // and nothing of his own
                        .post("/api/tasks/" + opinion.decide() + "/completion", "{\"noTime\":\"true\"}")
                        .body())
                .as("another's proof")
                .contains("SECOND_FACTOR_REQUIRED");
        var proven = hera.showing(token);
        assertThat(proven.get("/api/me/second-factor").body()).contains("\"state\":\"ready\"", "shownUntil");
        var answer = proven.post("/api/tasks/" + opinion.decide() + "/completion", "{\"noTime\":\"true\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    @Test
    @DisplayName("in Tasklist: in the browser that it was shown in, and in no other")
    void tasklist() {
        var task = "/camunda/api/engine/engine/default/task/" + opinion.decide() + "/complete";
        var session = new Browser(port).signedInAs("hera");
        var other = new Browser(port).signedInAs("hera");
        var asked = session.sendAsWebapp("POST", task, ANSWER);
        assertThat(asked.statusCode()).isEqualTo(403);
        assertThat(asked.body()).contains("show a code of your second factor first", "/second-factor");

        assertThat(session.postForm("/second-factor/show", "code=123").body()).contains("not the code of this moment");
        assertThat(session.postForm("/second-factor/show", "code=" + spaced(code(0)))
                        .body())
                .contains("For ten minutes you can decide");
        assertThat(other.sendAsWebapp("POST", task, ANSWER).statusCode()).isEqualTo(403);
        assertThat(session.sendAsWebapp("POST", task, ANSWER).statusCode()).isEqualTo(204);
    }

    @Test
    @DisplayName("through the Java API, where the proof comes with the call")
    void java() {
        var proof = factor.confirm("hera", code(0), "here");
        engine.getIdentityService().setAuthentication("hera", List.of("hosting"));
        try {
            assertThatThrownBy(() -> engine.getTaskService().complete(opinion.decide(), Map.of("noTime", true)))
                    .isInstanceOfSatisfying(
                            Forbidden.class, no -> assertThat(no.rule()).isEqualTo("SECOND_FACTOR_REQUIRED"));
            factor.with(proof, () -> {
                engine.getTaskService().complete(opinion.decide(), Map.of("noTime", true));
                return null;
            });
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    @Test
    @DisplayName("on the page of the second factor, which is enrolled there, and shows its secret once")
    void page() {
        var session = new Browser(port).signedInAs("lena");
        assertThat(session.open("/second-factor").body()).contains("Enrol my phone");
        var offered = session.postForm("/second-factor/offer", "").body();
        assertThat(offered).contains("<svg", "otpauth://totp/gaas:lena?secret=");
        assertThat(session.postForm("/second-factor/enrol", "code=000000").body())
                .contains("That is not the code of this moment", "<svg");
        var secret = Base32.decode(offered.replaceAll("(?s).*secret=([A-Z2-7]{32}).*", "$1"));
        var enrolled = session.postForm("/second-factor/enrol", "code=" + Codes.of(secret, Instant.now()))
                .body();
        assertThat(enrolled).contains("never").contains("gaas factor vouch lena");
        assertThat(session.open("/second-factor").body())
                .contains("waits for a colleague")
                .doesNotContain("otpauth");
        assertThat(RestClient.as("adam", port)
                        .delete("/api/second-factors/lena")
                        .statusCode())
                .isEqualTo(204);
        assertThat(RestClient.as("hanna", port)
                        .post("/api/second-factors/lena/voucher", "{\"word\":\"any\"}")
                        .body())
                .contains("has no second factor that waits");
    }

    private int denials(String rule) {
        var trail =
                RestClient.as("aya", port).get("/api/audit/entries?person=hera").body();
        return trail.split("\"subject\":\"" + rule, -1).length - 1;
    }

    private String complete(String door) {
        return door + "/task/" + opinion.decide() + "/complete";
    }

    /** Of so many half minutes from now. */
    private static String code(int steps) {
        return Codes.of(Codes.SECRET, Instant.now().plusSeconds(30L * steps));
    }

    private static String spaced(String code) {
        return code.substring(0, 3) + "+" + code.substring(3);
    }

    private void assertAsked(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains("show a code of your second factor first");
        assertThat(opinion.isOpen(opinion.decide())).isTrue();
    }
}
