package org.gaas.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.gaas.DeskTest;
import org.gaas.people.Browser;
import org.gaas.people.RestClient;
import org.gaas.people.SecondFactor;
import org.gaas.tasks.SecondOpinion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DeskTest
@DisplayName("Every task has its hours")
class HoursAtEveryDoorTest {
    private static final String WEBAPP = "/camunda/api/engine/engine/default/task/";

    private final int port;
    private final ProcessEngine engine;
    private final SecondFactor factor;
    private SecondOpinion opinion;

    HoursAtEveryDoorTest(@LocalServerPort int port, @Autowired ProcessEngine engine, @Autowired SecondFactor factor) {
        this.port = port;
        this.engine = engine;
        this.factor = factor;
    }

    @BeforeEach
    void ask() {
        opinion = SecondOpinion.askedBy("dora", engine);
        as("dora").post("/engine-rest/task/" + opinion.look() + "/claim", "{\"userId\":\"dora\"}");
    }

    @AfterEach
    void end() {
        opinion.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "submit-form"})
    @DisplayName("or it stays open, over REST and in Tasklist")
    void required(String door) {
        var path = opinion.look() + "/" + door;
        var rest = as("dora").post("/engine-rest/task/" + path, "{\"variables\":{}}");
        assertThat(rest.statusCode()).isEqualTo(400);
        assertThat(rest.body()).contains("enter the hours worked (h:mm)");
        var tasklist = new Browser(port)
                .signedInAs("dora")
                .showing(as("dora").proven())
                .sendAsWebapp("POST", WEBAPP + path, "{\"variables\":{}}");
        assertThat(tasklist.statusCode()).isEqualTo(400);
        assertThat(tasklist.body()).contains("enter the hours worked (h:mm)");
        assertThat(opinion.isOpen(opinion.look())).isTrue();
    }

    @Test
    @DisplayName("or it stays open, through the Java API too")
    void java() {
        engine.getIdentityService().setAuthentication("dora", List.of("developers"));
        try {
            var proof = new SecondFactor.Proof(as("dora").proven(), Instant.MAX);
            assertThatThrownBy(() -> factor.with(proof, () -> {
                        engine.getTaskService().complete(opinion.look(), Map.of());
                        return null;
                    }))
                    .hasMessageContaining("enter the hours worked");
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"hours\":{\"value\":\"24.01\"}| at most 24",
                "\"hours\":{\"value\":\"1,5\"}| at most two decimals",
                "\"hours\":{\"value\":\"1:30\"},\"noTime\":{\"value\":true}| choose one"
            })
    @DisplayName("and only hours that make sense (M41)")
    void wrong(String fields, String sentence) {
        var answer = as("dora")
                .post("/engine-rest/task/" + opinion.look() + "/complete", "{\"variables\":{" + fields + "}}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(sentence);
        assertThat(opinion.isOpen(opinion.look())).isTrue();
    }

    @Test
    @DisplayName("written once, as minutes, with who in which role, and readable for those who may")
    void written() {
        var note = "=1+1, \\\"quoted\\\" <img src=x onerror=alert(1)>";
        var done = as("dora")
                .post(
                        "/engine-rest/task/" + opinion.look() + "/complete",
                        "{\"variables\":{\"hours\":{\"value\":\"1.50\"},\"activity\":{\"value\":\"support\"},"
                                + "\"note\":{\"value\":\"" + note + "\"},\"noTime\":{\"value\":false}}}");
        assertThat(done.statusCode()).isEqualTo(204);

        var line = "\"minutes\":90,\"person\":\"dora\",\"role\":\"developers\",\"customer\":\"\",\"project\":\"\","
                + "\"installation\":\"\",\"process\":\"second-opinion\",\"task\":\"Look\",\"activity\":\"support\","
                + "\"note\":\"" + note + "\",\"billable\":false";
        assertThat(as("dora").get("/api/hours").body()).contains(line);
        assertThat(as("daan").get("/api/hours").body()).doesNotContain("dora");
        for (var reader : List.of("fien", "mark", "lena", "aya"))
            assertThat(as(reader).get("/api/hours").body()).contains(line);
        assertThat(as("adam").get("/api/hours").body()).isEqualTo("[]");

        var csv = as("fien").get("/api/hours", "text/csv");
        assertThat(csv.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).contains("text/csv", "utf-8"));
        assertThat(csv.body())
                .startsWith(
                        "date,minutes,person,role,customer,project,installation,process,task,activity,note,billable\r\n")
                .contains(",90,dora,developers,,,,second-opinion,Look,support,"
                        + "\"'=1+1, \"\"quoted\"\" <img src=x onerror=alert(1)>\",false\r\n");
        assertThat(as("fien").get("/api/hours.csv", "text/html").body()).isEqualTo(csv.body());
        assertThat(engine.getRuntimeService().getVariables(opinion.instance()))
                .as("the process does not keep them")
                .isEmpty();
    }

    @Test
    @DisplayName("or says that there is none to record")
    void none() {
        var answer = as("dora")
                .post(
                        "/engine-rest/task/" + opinion.look() + "/complete",
                        "{\"variables\":{\"hours\":{\"value\":\"\"},\"noTime\":{\"value\":true}}}");
        assertThat(answer.statusCode()).isEqualTo(204);
    }

    @Test
    @DisplayName("proposed in the form")
    void proposed() {
        var form = as("dora").get("/engine-rest/task/" + opinion.look() + "/form-variables");
        assertThat(form.body()).contains("\"value\":\"0:05\"").contains("\"value\":\"support\"");
    }

    @Test
    @DisplayName("asked for by month")
    void month() {
        assertThat(as("fien").get("/api/hours?month=1999-01").body()).isEqualTo("[]");
        var wrong = as("fien").get("/api/hours?month=November");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("MONTH_INVALID");
    }

    private RestClient as(String user) {
        return RestClient.as(user, port);
    }
}
