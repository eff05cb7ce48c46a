package org.gaas.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.gaas.DeskTest;
import org.gaas.people.RestClient;
import org.gaas.tasks.SecondOpinion;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
@DisplayName("At the doors of the desk")
class DenialsTest {
    private final int port;
    private final ProcessEngine engine;
    private final JdbcClient database;
    private final long before;

    DenialsTest(@LocalServerPort int port, @Autowired ProcessEngine engine, @Autowired JdbcClient database) {
        this.port = port;
        this.engine = engine;
        this.database = database;
        this.before = database.sql("select coalesce(max(number), 0) from audit_trail")
                .query(Long.class)
                .single();
    }

    @Test
    @DisplayName("who may not do something is on record with what it was, in which role, and which rule said no")
    void role() {
        for (var call : List.of("", "/capri-test/deployments", "/capri-test/converge"))
            assertThat(as("fien").post("/api/installations" + call, "{}").statusCode())
                    .as(call)
                    .isEqualTo(403);
        assertThat(as("hanna")
                        .put("/api/tasks/7/due", "{\"date\":\"2026-12-01\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(denials())
                .extracting(Line::who, Line::roles, Line::subject, Line::place)
                .containsExactly(
                        tuple("fien", "finance", "ROLE_REQUIRED", "127.0.0.1"),
                        tuple("fien", "finance", "ROLE_REQUIRED", "127.0.0.1"),
                        tuple("fien", "finance", "ROLE_REQUIRED", "127.0.0.1"),
                        tuple("hanna", "hosting", "ROLE_REQUIRED", "127.0.0.1"));
        assertThat(denials())
                .extracting(Line::about, Line::detail)
                .contains(
                        tuple("", "POST /api/installations\nOnly developers may do this."),
                        tuple("", "PUT /api/tasks/7/due\nOnly managers may do this."));
    }

    @Test
    @DisplayName("who wants to decide about the own request is on record, with the task and what it is about")
    void fourEyes() {
        try (var opinion = SecondOpinion.askedBy("hanna", "capri-test", engine)) {
            var answer = as("hanna").post("/engine-rest/task/" + opinion.decide() + "/complete", "{}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        }
        assertThat(denials()).singleElement().satisfies(denial -> {
            assertThat(denial.who()).isEqualTo("hanna");
            assertThat(denial.subject()).isEqualTo("FOUR_EYES");
            assertThat(denial.about()).isEqualTo("capri-test");
            assertThat(denial.detail())
                    .startsWith("Decide\nPOST /engine-rest/task/")
                    .contains("a second person");
        });
    }

    @Test
    @DisplayName("what only the desk itself may do, and what the engine does not allow, is on record too")
    void guards() {
        assertThat(as("mark")
                        .post("/engine-rest/message", "{\"messageName\":\"UndoRequested\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(as("adam").post("/engine-rest/deployment/create", "{}").statusCode())
                .isEqualTo(403);
        assertThat(as("dora")
                        .post(
                                "/engine-rest/user/create",
                                "{\"profile\":{\"id\":\"x1\"},\"credentials\":{\"password\":\"geheim\"}}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(denials())
                .extracting(Line::who, Line::subject)
                .containsExactly(
                        tuple("mark", "DESK_ONLY"), tuple("adam", "NOT_ALLOWED"), tuple("dora", "NOT_ALLOWED"));
        assertThat(denials()).extracting(Line::toString).noneMatch(line -> line.contains("geheim"));
    }

    @Test
    @DisplayName("a wrong password is on record, but not what was typed as a name that nobody has")
    void logins() {
        assertThat(RestClient.with("hugo", "wrong-one", port).get("/api/me").statusCode())
                .isEqualTo(401);
        assertThat(RestClient.with("s3cr3t-typed-here", "x", port)
                        .get("/api/me")
                        .statusCode())
                .isEqualTo(401);
        assertThat(RestClient.nobody(port).get("/api/me").statusCode()).isEqualTo(401);
        as("hugo").get("/api/me");
        assertThat(denials())
                .extracting(Line::who, Line::what, Line::subject, Line::place)
                .containsExactly(
                        tuple("hugo", "login", "LOGIN_WRONG", "127.0.0.1"),
                        tuple("unknown account", "login", "LOGIN_WRONG", "127.0.0.1"));
        assertThat(lines("select * from audit_trail"))
                .extracting(Line::toString)
                .noneMatch(line -> line.contains("s3cr3t") || line.contains("wrong-one"));
    }

    @Test
    @DisplayName("who gave or took a role is on record, whatever the door")
    void roles() {
        assertThat(as("adam").put("/engine-rest/group/leads/members/daan", "").statusCode())
                .isEqualTo(204);
        assertThat(as("adam")
                        .put("/engine-rest/user/daan/profile", "{\"id\":\"daan\",\"firstName\":\"Daan\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(as("adam").delete("/engine-rest/group/leads/members/daan").statusCode())
                .isEqualTo(204);
        assertThat(lines("select * from audit_trail where who = 'adam'"))
                .extracting(Line::kind, Line::roles, Line::what, Line::subject, Line::detail)
                .containsExactly(
                        tuple("DECISION", "administrators", "give-role", "daan", "leads"),
                        tuple("DECISION", "administrators", "change-account", "daan", ""),
                        tuple("DECISION", "administrators", "take-role", "daan", "leads"));
    }

    @Test
    @DisplayName("the accounts that the desk made at its start are on record")
    void first() {
        assertThat(database.sql("select * from audit_trail where what = 'give-role' and subject = 'aya'")
                        .query(Line::read)
                        .list())
                .extracting(Line::who, Line::detail)
                .containsExactly(tuple("desk", "auditors"));
    }

    @Test
    @DisplayName("a change over REST, and a role given, don't happen when they can't be put on record")
    void noAuditNoAction() {
        try (var opinion = SecondOpinion.askedBy("dora", "capri-test", engine)) {
            var due = "/api/tasks/" + opinion.look() + "/due";
            var before = dueDate(opinion.look());
            database.sql("alter table audit_trail rename to audit_trail_gone").update();
            try {
                assertThat(as("mark").put(due, "{\"date\":\"2026-12-01\"}").statusCode())
                        .isEqualTo(500);
                assertThat(as("adam")
                                .put("/engine-rest/group/leads/members/daan", "")
                                .statusCode())
                        .isEqualTo(500);
            } finally {
                database.sql("alter table audit_trail_gone rename to audit_trail")
                        .update();
            }
            assertThat(dueDate(opinion.look())).isEqualTo(before);
            assertThat(engine.getIdentityService()
                            .createGroupQuery()
                            .groupMember("daan")
                            .count())
                    .isEqualTo(1);
            assertThat(as("mark").put(due, "{\"date\":\"2026-12-01\"}").statusCode())
                    .isEqualTo(200);
        }
    }

    private Date dueDate(String task) {
        return engine.getTaskService()
                .createTaskQuery()
                .taskId(task)
                .singleResult()
                .getDueDate();
    }

    private List<Line> denials() {
        return lines("select * from audit_trail where kind = 'DENIAL'");
    }

    /** Since the test began. */
    private List<Line> lines(String select) {
        return database.sql("select * from (" + select + ") t where number > ? order by number")
                .param(before)
                .query(Line::read)
                .list();
    }

    private RestClient as(String user) {
        return RestClient.as(user, port);
    }
}
