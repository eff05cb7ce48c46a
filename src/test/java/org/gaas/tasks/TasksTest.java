package org.gaas.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.camunda.bpm.engine.ProcessEngine;
import org.gaas.DeskTest;
import org.gaas.audit.Trail;
import org.gaas.people.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DeskTest
@DisplayName("Tasks over REST")
class TasksTest {
    private final int port;
    private final ProcessEngine engine;
    private final Trail trail;
    private SecondOpinion opinion;

    TasksTest(@LocalServerPort int port, @Autowired ProcessEngine engine, @Autowired Trail trail) {
        this.port = port;
        this.engine = engine;
        this.trail = trail;
    }

    @BeforeEach
    void ask() {
        opinion = SecondOpinion.askedBy("dora", "capri-test", engine);
    }

    @AfterEach
    void end() {
        opinion.close();
    }

    @Test
    @DisplayName("the list tells what waits, about what, and for whom")
    void list() {
        assertThat(as("dora").get("/api/tasks").body())
                .contains("{\"id\":\"" + opinion.look() + "\",\"name\":\"Look\",\"process\":\"second-opinion\","
                        + "\"installation\":\"capri-test\",\"role\":\"developers\",\"assignee\":null,")
                .doesNotContain(opinion.decide());
        assertThat(as("mark").get("/api/tasks").body()).contains(opinion.look(), opinion.decide());
    }

    @Test
    @DisplayName("administrators see no tasks")
    void administrators() {
        assertThat(as("adam").get("/api/tasks").statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("a manager gives a task to somebody who has its role, and that is on record")
    void assign() {
        var done = as("mark").put(path("assignee"), "{\"user\":\"daan\"}");
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("\"assignee\":\"daan\"");
        assertThat(trail.of("capri-test", 1)).singleElement().satisfies(entry -> {
            assertThat(entry.who()).isEqualTo("mark");
            assertThat(entry.what()).isEqualTo("assign-task");
            assertThat(entry.detail()).isEqualTo("everybody -> daan");
        });
    }

    @Test
    @DisplayName("a manager can't give a task to somebody without its role, or to nobody known; who tried is on record")
    void assignWrong() {
        var hanna = as("mark").put(path("assignee"), "{\"user\":\"hanna\"}");
        assertThat(hanna.statusCode()).isEqualTo(403);
        assertThat(hanna.body()).contains("ROLE_REQUIRED", "This task is for developers");
        var nobody = as("mark").put(path("assignee"), "{\"user\":\"nobody\"}");
        assertThat(nobody.statusCode()).isEqualTo(400);
        assertThat(nobody.body()).contains("USER_UNKNOWN");
        assertThat(trail.of("capri-test", 1)).singleElement().satisfies(entry -> {
            assertThat(entry.who()).isEqualTo("mark");
            assertThat(entry.subject()).isEqualTo("ROLE_REQUIRED");
        });
        assertThat(as("mark").get("/api/tasks").body()).doesNotContain("hanna");
    }

    @Test
    @DisplayName("nobody else gives tasks away, but whoever has one may give it back")
    void giveBack() {
        as("dora").post("/engine-rest/task/" + opinion.look() + "/claim", "{\"userId\":\"dora\"}");
        assertThat(as("dora").put(path("assignee"), "{\"user\":\"daan\"}").statusCode())
                .isEqualTo(403);
        assertThat(as("daan").put(path("assignee"), "{\"user\":\"\"}").statusCode())
                .isEqualTo(403);
        assertThat(as("dora").put(path("assignee"), "{\"user\":null}").body()).contains("\"assignee\":null");
    }

    @Test
    @DisplayName("a manager sets a date; a developer does not")
    void due() {
        assertThat(as("dora").put(path("due"), "{\"date\":\"2026-12-01\"}").statusCode())
                .isEqualTo(403);
        assertThat(as("mark").put(path("due"), "{\"date\":\"soon\"}").body()).contains("DATE_INVALID");
        assertThat(as("mark").put(path("due"), "{\"date\":\"2026-12-01\"}").body())
                .contains("\"due\":\"2026-12-01T23:59:00Z\"");
        assertThat(as("mark").put(path("due"), "{\"date\":\"\"}").body()).contains("\"due\":null");
        assertThat(as("mark").put("/api/tasks/none/due", "{\"date\":\"\"}").body())
                .contains("TASK_UNKNOWN");
    }

    @Test
    @DisplayName("who could do a task parks it for somebody, and brings it back; others don't")
    void park() {
        var day = LocalDate.now().plusDays(20);
        var body = "{\"until\":\"" + day + "\",\"waitsFor\":\"Jan\"}";
        assertThat(as("hanna").put(path("parking"), body).statusCode()).isEqualTo(403);
        assertThat(as("dora")
                        .put(path("parking"), "{\"until\":\"soon\",\"waitsFor\":\"Jan\"}")
                        .body())
                .contains("DATE_INVALID");
        assertThat(as("dora")
                        .put(path("parking"), "{\"until\":\"" + day + "\"}")
                        .body())
                .contains("NAME_REQUIRED");
        assertThat(as("dora").put(path("parking"), body).body())
                .contains(
                        "\"name\":\"Look · parked until ",
                        "\"parked\":{\"until\":\"" + day + "\",\"waitsFor\":\"Jan\",\"by\":\"dora\"}");
        assertThat(as("daan").put(path("parking"), "{\"until\":\"\"}").body())
                .contains("\"name\":\"Look\"", "\"parked\":null");
        assertThat(as("daan").put(path("parking"), "{}").body()).contains("TASK_NOT_PARKED");
    }

    @Test
    @DisplayName("a manager names who is asked first when tasks are late; nobody else does")
    void deputies() {
        assertThat(as("hanna")
                        .put("/api/deputies/hosting", "{\"user\":\"hanna\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(as("mark")
                        .put("/api/deputies/bakers", "{\"user\":\"hanna\"}")
                        .body())
                .contains("ROLE_UNKNOWN");
        assertThat(as("mark")
                        .put("/api/deputies/hosting", "{\"user\":\"hugo\"}")
                        .body())
                .isEqualTo("[{\"role\":\"hosting\",\"user\":\"hugo\"}]");
        assertThat(as("hanna").get("/api/deputies").body()).contains("hugo");
        assertThat(as("mark").put("/api/deputies/hosting", "{}").body()).isEqualTo("[]");
    }

    private String path(String part) {
        return "/api/tasks/" + opinion.look() + "/" + part;
    }

    private RestClient as(String user) {
        return RestClient.as(user, port);
    }
}
