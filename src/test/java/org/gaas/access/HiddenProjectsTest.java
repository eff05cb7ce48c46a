package org.gaas.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.gaas.DeskTest;
import org.gaas.installations.ProjectName;
import org.gaas.people.RestClient;
import org.gaas.tasks.SecondOpinion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
@DisplayName("A project that a developer has no agreement for")
class HiddenProjectsTest {
    private static final String REPOSITORY = "https://github.com/veiled/veiled.git";
    private static final String ANSWER = "{\"variables\":{\"noTime\":{\"value\":true,\"type\":\"Boolean\"}}}";

    private final int port;
    private final JdbcClient database;
    private final ProcessEngine engine;
    private final Agreements agreements;
    private SecondOpinion opinion;
    private String process;
    private String task;

    HiddenProjectsTest(
            @LocalServerPort int port,
            @Autowired JdbcClient database,
            @Autowired ProcessEngine engine,
            @Autowired Agreements agreements) {
        this.agreements = agreements;
        this.port = port;
        this.database = database;
        this.engine = engine;
    }

    @BeforeEach
    void project() {
        database.sql("insert into customer (id, name, paying, created) values ('veiled-one', 'Veiled', true, now())")
                .update();
        database.sql("insert into project (name, customer, created) values ('veiled', 'veiled-one', now())")
                .update();
        database.sql(
                        "insert into installation (id, held, project, environment, state, owner, claim, requested, repository)"
                                + " values ('veiled', 'veiled', 'veiled', 'production', 'INSTALLED', 'hanna', 'c', now(), ?)")
                .param(REPOSITORY)
                .update();
        opinion = SecondOpinion.askedBy("hanna", "veiled", engine);
        process = opinion.instance();
        task = opinion.look();
    }

    @AfterEach
    void tidy() {
        opinion.close();
        database.sql("delete from access_agreement").update();
        database.sql("delete from installation where id = 'veiled'").update();
        database.sql("delete from project where name = 'veiled'").update();
        database.sql("delete from customer where id = 'veiled-one'").update();
    }

    @Test
    @DisplayName("is not in lists, and is told as what does not exist")
    void lists() {
        assertThat(get("dora", "/api/installations")).doesNotContain("veiled");
        assertThat(get("dora", "/api/installations/veiled")).contains("INSTALLATION_UNKNOWN");
        assertThat(post("dora", "/api/installations/veiled/removal", "{}")).contains("INSTALLATION_UNKNOWN");
        assertThat(post("dora", "/api/installations/veiled/deployments", "{\"ref\": \"1.0.0\"}"))
                .contains("INSTALLATION_UNKNOWN");
        assertThat(post("dora", "/api/installations", "{\"project\": \"veiled\", \"kind\": \"test\"}"))
                .contains("AGREEMENT_REQUIRED");
        assertThat(get("dora", "/api/processes?businessKey=veiled")).isEqualTo("[]");
        assertThat(get("dora", "/api/processes/" + process)).contains("PROCESS_UNKNOWN");
        assertThat(get("dora", "/api/tags?repository=" + REPOSITORY)).contains("AGREEMENT_REQUIRED");
        assertThat(get("dora", "/api/tasks")).doesNotContain(task);
        assertThat(get("dora", "/api/projects/veiled")).contains("PROJECT_UNKNOWN");
        assertThat(post(
                        "dora",
                        "/api/projects/veiled/repository",
                        "{\"repository\": \"https://github.com/a/b.git\", \"reason\": \"mine\"}"))
                .contains("PROJECT_UNKNOWN");
        assertThat(post("dora", "/api/projects/veiled/repository/withdrawal", "{}"))
                .contains("PROJECT_UNKNOWN");
    }

    @Test
    @DisplayName("has no tasks for them in Tasklist: neither in lists, nor in numbers, nor by their ids")
    void tasks() {
        var seen = number("dora", "/engine-rest/task/count");
        assertThat(get("dora", "/engine-rest/task")).doesNotContain(task);
        assertThat(get("dora", "/engine-rest/task?firstResult=0&maxResults=50")).doesNotContain(task);
        assertThat(RestClient.as("dora", port).get("/engine-rest/task/" + task).statusCode())
                .isEqualTo(404);
        assertThat(post("dora", "/engine-rest/task/" + task + "/claim", "{\"userId\":\"dora\"}"))
                .contains("no agreement");
        assertThat(post("dora", "/engine-rest/task/" + task + "/complete", ANSWER))
                .contains("no agreement");
        assertThat(post("dora", "/api/tasks/" + task + "/completion", "{\"noTime\":\"true\"}"))
                .contains("AGREEMENT_REQUIRED");
        assertThat(get("dora", "/engine-rest/task/" + task + "/form-variables")).contains("no agreement");
        var filters = ids("dora", "/engine-rest/filter?resourceType=Task");
        assertThat(filters).isNotEmpty();
        for (var filter : filters) {
            assertThat(post("dora", "/engine-rest/filter/" + filter + "/list", "{}"))
                    .doesNotContain(task);
            assertThat(post("dora", "/engine-rest/filter/" + filter + "/list?firstResult=0&maxResults=15", "{}"))
                    .doesNotContain(task);
        }
        var number = number("dora", "/engine-rest/filter/" + filters[0] + "/count");
        agreed();
        assertThat(number("dora", "/engine-rest/task/count")).isEqualTo(seen + 1);
        assertThat(number("dora", "/engine-rest/filter/" + filters[0] + "/count"))
                .isIn(number, number + 1);
        assertThat(get("dora", "/engine-rest/task?firstResult=0&maxResults=50")).contains(task);
    }

    @Test
    @DisplayName("is there with an agreement, from its first day on, and not after its end")
    void agreement() {
        agreed();
        assertThat(get("dora", "/api/installations")).contains("veiled");
        assertThat(get("dora", "/api/processes?businessKey=veiled")).contains(process);
        assertThat(get("dora", "/api/processes/" + process)).contains("Second opinion");
        assertThat(get("dora", "/api/tasks")).contains(task);
        assertThat(get("daan", "/api/tasks")).doesNotContain(task);
        database.sql("update access_agreement set valid_until = ?, valid_from = ?")
                .params(LocalDate.now().minusDays(1), LocalDate.now().minusDays(9))
                .update();
        assertThat(get("dora", "/api/installations")).doesNotContain("veiled");
        assertThat(get("dora", "/api/tasks")).doesNotContain(task);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hanna", "olga", "mark", "lena", "aya"})
    @DisplayName("is seen by whoever answers for all")
    void others(String person) {
        assertThat(get(person, "/api/installations")).contains("veiled");
        assertThat(get(person, "/api/processes/" + process)).contains("Second opinion");
    }

    @Test
    @DisplayName("is seen by who asked for it")
    void owner() {
        database.sql("update installation set owner = 'dora' where id = 'veiled'")
                .update();
        assertThat(get("dora", "/api/installations")).contains("veiled");
        assertThat(get("dora", "/api/tasks")).contains(task);
    }

    private void agreed() {
        GivenAgreements.at(new ProjectName("veiled"), "dora", 30, agreements);
    }

    private String get(String person, String path) {
        return RestClient.as(person, port).get(path).body();
    }

    private String post(String person, String path, String body) {
        return RestClient.as(person, port).post(path, body).body();
    }

    private int number(String person, String path) {
        return Integer.parseInt(get(person, path).replaceAll("\\D", ""));
    }

    private String[] ids(String person, String path) {
        return Pattern.compile("\"id\":\"([^\"]+)\"")
                .matcher(get(person, path))
                .results()
                .map((MatchResult id) -> id.group(1))
                .toArray(String[]::new);
    }
}
