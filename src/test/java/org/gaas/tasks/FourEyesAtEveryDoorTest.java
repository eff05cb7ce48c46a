package org.gaas.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.gaas.DeskTest;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DeskTest
@DisplayName("Who asked does not decide")
class FourEyesAtEveryDoorTest {
    private static final String ANSWER = "{\"variables\":{\"noTime\":{\"value\":true,\"type\":\"Boolean\"}}}";

    private final int port;
    private final ProcessEngine engine;
    private final Accounts accounts;
    private final SecondFactor factor;
    private SecondOpinion opinion;

    FourEyesAtEveryDoorTest(
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
        opinion = SecondOpinion.askedBy("hanna", engine);
    }

    @AfterEach
    void end() {
        opinion.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"claim", "complete", "submit-form"})
    @DisplayName("over REST")
    void rest(String door) {
        var body = door.equals("claim") ? "{\"userId\":\"hanna\"}" : ANSWER;
        var answer = RestClient.as("hanna", port).post("/engine-rest/task/" + opinion.decide() + "/" + door, body);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("a second person has to decide it");
        assertThat(opinion.isOpen(opinion.decide())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"claim", "complete", "submit-form"})
    @DisplayName("in Tasklist, which shows why")
    void tasklist(String door) {
        var body = door.equals("claim") ? "{\"userId\":\"hanna\"}" : ANSWER;
        var answer = new Browser(port)
                .signedInAs("hanna")
                .sendAsWebapp("POST", "/camunda/api/engine/engine/default/task/" + opinion.decide() + "/" + door, body);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("a second person has to decide it");
    }

    @Test
    @DisplayName("through the Java API")
    void java() {
        engine.getIdentityService().setAuthentication("hanna", List.of("hosting"));
        try {
            assertThatThrownBy(() -> engine.getTaskService().complete(opinion.decide(), Map.of("noTime", true)))
                    .hasMessageContaining("a second person has to decide it");
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
        assertThatThrownBy(() -> engine.getTaskService().complete(opinion.decide(), Map.of("noTime", true)))
                .as("and nobody at all neither")
                .hasMessageContaining("signed in");
    }

    @Test
    @DisplayName("when a manager hands the task over")
    void handedOver() {
        var answer =
                RestClient.as("mark", port).put("/api/tasks/" + opinion.decide() + "/assignee", "{\"user\":\"hanna\"}");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("FOUR_EYES");
    }

    @Test
    @DisplayName("and a second person does, though not after losing the role")
    void second() {
        accounts.ensure("hera", DemoUsers.PASSWORD, Role.HOSTING);
        factor.ensure("hera", Codes.SECRET);
        var code = Codes.of(Codes.SECRET, Instant.now());
        var hera = RestClient.as("hera", port)
                .showing(factor.confirm("hera", code, "here").token());
        var task = "/engine-rest/task/" + opinion.decide();
        assertThat(hera.post(task + "/claim", "{\"userId\":\"hera\"}").statusCode())
                .isEqualTo(204);
        engine.getIdentityService().deleteMembership("hera", "hosting");
        assertThat(hera.post(task + "/complete", ANSWER).statusCode()).isEqualTo(403);
        engine.getIdentityService().createMembership("hera", "hosting");
        assertThat(hera.post(task + "/complete", ANSWER).statusCode()).isEqualTo(204);
        engine.getIdentityService().deleteUser("hera");
    }
}
