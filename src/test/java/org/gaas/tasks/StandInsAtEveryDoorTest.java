package org.gaas.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.camunda.bpm.engine.ProcessEngine;
import org.gaas.DeskTest;
import org.gaas.audit.Trail;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stella, a developer, stands in for hanna of hosting; dora asked. */
@DeskTest
@DisplayName("Stand-ins and the roster, over REST and in Tasklist")
class StandInsAtEveryDoorTest {
    private static final String ANSWER = "{\"variables\":{\"noTime\":{\"value\":true,\"type\":\"Boolean\"}}}";
    private static final String WEBAPP = "/camunda/api/engine/engine/default";

    private final int port;
    private final ProcessEngine engine;
    private final Accounts accounts;
    private final SecondFactor factor;
    private final Trail trail;
    private final JdbcClient database;
    private final String today = LocalDate.now(ZoneId.of("Europe/Amsterdam")).toString();
    private SecondOpinion opinion;

    StandInsAtEveryDoorTest(
            @LocalServerPort int port,
            @Autowired ProcessEngine engine,
            @Autowired Accounts accounts,
            @Autowired SecondFactor factor,
            @Autowired Trail trail,
            @Autowired JdbcClient database) {
        this.port = port;
        this.engine = engine;
        this.accounts = accounts;
        this.factor = factor;
        this.trail = trail;
        this.database = database;
    }

    @BeforeEach
    void ask() {
        accounts.ensure("stella", DemoUsers.PASSWORD, Role.DEVELOPERS);
        opinion = SecondOpinion.askedBy("dora", "capri-test", engine);
    }

    @AfterEach
    void end() {
        opinion.close();
        engine.getIdentityService().deleteUser("stella");
        for (var table : new String[] {"task_standin", "task_behalf", "oncall_shift"})
            database.sql("delete from " + table).update();
    }

    @Test
    @DisplayName("see and answer what the absent person could, on whose behalf the trail says, and whoever follows it")
    void rest() {
        assertThat(as("stella").get("/api/tasks").body()).doesNotContain(opinion.decide());
        var added = as("mark").post("/api/stand-ins", standIn("hanna", "stella"));
        assertThat(added.body())
                .contains("\"absent\":\"hanna\",\"person\":\"stella\",\"from\":\"" + today + "\"", "\"by\":\"mark\"");

        assertThat(as("stella").get("/api/tasks").body()).contains(opinion.decide());
        var task = "/engine-rest/task/" + opinion.decide();
        assertThat(as("stella").post(task + "/claim", "{\"userId\":\"stella\"}").statusCode())
                .isEqualTo(204);
        factor.ensure("stella", Codes.SECRET);
        var shown = factor.confirm("stella", Codes.of(Codes.SECRET, Instant.now()), "here");
        assertThat(as("stella")
                        .showing(shown.token())
                        .post(task + "/complete", ANSWER)
                        .statusCode())
                .isEqualTo(204);
        assertThat(trail.of("capri-test", 2))
                .extracting("what")
                .containsExactlyInAnyOrder("claim-task", "complete-task");
        assertThat(trail.of("capri-test", 2)).allSatisfy(entry -> {
            assertThat(entry.who()).isEqualTo("stella");
            assertThat(entry.behalf()).isEqualTo("hanna");
        });
        assertThat(as("mark").get("/api/processes/" + opinion.instance()).body())
                .contains("\"answered\":{\"by\":\"stella\",\"behalf\":\"hanna\",\"at\":\"");
        assertThat(new Browser(port)
                        .signedInAs("mark")
                        .open("/processes/" + opinion.instance())
                        .body())
                .contains("<small>by stella, for hanna</small>");
    }

    @Test
    @DisplayName("count from the next look on in an open session, and no longer than they last")
    void tasklist() {
        var browser = new Browser(port).signedInAs("stella");
        assertThat(count(browser)).isEqualTo("{\"count\":0}");
        var added = as("mark").post("/api/stand-ins", standIn("hanna", "stella"));
        assertThat(count(browser)).isEqualTo("{\"count\":1}");
        as("hanna").post("/api/stand-ins/" + number(added.body()) + "/end", "{}");
        assertThat(count(browser)).isEqualTo("{\"count\":0}");
        assertThat(browser.sendAsWebapp("POST", WEBAPP + "/task/" + opinion.decide() + "/complete", ANSWER)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("don't decide what the absent person asked for")
    void fourEyes() {
        as("mark").post("/api/stand-ins", standIn("hanna", "stella"));
        as("dora").post("/api/stand-ins", standIn("dora", "stella"));
        var answer = as("stella").post("/engine-rest/task/" + opinion.decide() + "/claim", "{\"userId\":\"stella\"}");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("count as one");
    }

    @Test
    @DisplayName("have roles for tasks only: they start nothing, at no door")
    void startNothing() {
        as("fien").post("/api/stand-ins", standIn("fien", "stella"));
        accounts.ensure("stan", DemoUsers.PASSWORD, Role.FINANCE);
        try {
            as("mark").post("/api/stand-ins", standIn("stella", "stan"));
            assertThat(as("stan").get("/api/me").body()).contains("[\"finance\"]");
            assertThat(as("stan").post("/api/installations", "{}").statusCode()).isEqualTo(403);
            var start = as("stan")
                    .post(
                            "/engine-rest/process-definition/key/onboard-trial/start",
                            "{\"variables\":{\"project\":{\"value\":\"started\",\"type\":\"String\"},"
                                    + "\"kind\":{\"value\":\"test\",\"type\":\"String\"}}}");
            assertThat(start.statusCode()).as(start.body()).isEqualTo(403);
            assertThat(start.body()).contains("starts nothing");
        } finally {
            engine.getIdentityService().deleteUser("stan");
        }
    }

    @Test
    @DisplayName("bad requests are told what is wrong")
    void wrong() {
        assertThat(as("hanna").post("/api/stand-ins", standIn("hugo", "stella")).statusCode())
                .isEqualTo(403);
        assertThat(as("mark")
                        .post("/api/stand-ins", "{\"person\":\"stella\",\"absent\":\"hanna\"}")
                        .body())
                .contains("DATE_INVALID", "until");
        assertThat(as("mark").post("/api/stand-ins", standIn("hanna", "aya")).body())
                .contains("STAND_IN_ROLE");
        assertThat(as("mark").post("/api/stand-ins/4711/end", "{}").body()).contains("STAND_IN_UNKNOWN");
        assertThat(as("mark")
                        .post("/api/oncall", "{\"user\":\"hanna\",\"from\":\"soon\"}")
                        .body())
                .contains("DATE_INVALID", "from");
        assertThat(as("hanna").post("/api/oncall", shift("hanna")).statusCode()).isEqualTo(403);
        assertThat(as("mark").post("/api/oncall", shift("dora")).body()).contains("ONCALL_ROLE");
    }

    @Test
    @DisplayName("the role oncall follows the roster at once")
    void roster() {
        assertThat(as("hanna").get("/api/me").body()).isEqualTo("{\"user\":\"hanna\",\"roles\":[\"hosting\"]}");
        var added = as("mark").post("/api/oncall", shift("hanna"));
        assertThat(as("hanna").get("/api/me").body()).contains("oncall", "hosting");
        assertThat(as("olga").get("/api/me").body()).doesNotContain("oncall");
        assertThat(as("hanna").get("/api/oncall").body())
                .contains("\"now\":[\"hanna\"]", "\"user\":\"hanna\",\"from\":\"2", "\"by\":\"mark\"");
        assertThat(as("mark")
                        .post("/api/oncall/" + number(added.body()) + "/end", "{}")
                        .body())
                .contains("\"shifts\":[]");
        assertThat(as("hanna").get("/api/me").body()).doesNotContain("oncall");
    }

    private String standIn(String absent, String person) {
        return "{\"absent\":\"" + absent + "\",\"person\":\"" + person + "\",\"until\":\"" + today + "\"}";
    }

    private String shift(String person) {
        var tomorrow = LocalDate.parse(today).plusDays(1);
        return "{\"user\":\"" + person + "\",\"from\":\"" + today + "T00:00\",\"until\":\"" + tomorrow + "T23:00\"}";
    }

    /** What the list of the team in Tasklist would show of this process. */
    private String count(Browser browser) {
        return browser.sendAsWebapp(
                        "POST",
                        WEBAPP + "/task/count",
                        "{\"processInstanceId\":\"" + opinion.instance() + "\",\"candidateGroup\":\"hosting\"}")
                .body();
    }

    private static String number(String json) {
        return json.replaceFirst(".*\"number\":([0-9]+).*", "$1");
    }

    private RestClient as(String user) {
        return RestClient.as(user, port);
    }
}
