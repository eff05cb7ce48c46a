package org.gaas.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.gaas.DeskTest;
import org.gaas.installations.ProjectName;
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
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
@DisplayName("A review of access, over HTTP,")
class AccessAtEveryDoorTest {
    private final int port;
    private final ProcessEngine engine;
    private final JdbcClient database;
    private final Accounts accounts;
    private final SecondFactor factor;
    private final Reviews reviews;
    private final Agreements agreements;
    private String task;
    private String answer;

    AccessAtEveryDoorTest(
            @LocalServerPort int port,
            @Autowired ProcessEngine engine,
            @Autowired JdbcClient database,
            @Autowired Accounts accounts,
            @Autowired SecondFactor factor,
            @Autowired Reviews reviews,
            @Autowired Agreements agreements) {
        this.agreements = agreements;
        this.port = port;
        this.engine = engine;
        this.database = database;
        this.accounts = accounts;
        this.factor = factor;
        this.reviews = reviews;
    }

    @BeforeEach
    void begun() {
        database.sql("insert into customer (id, name, paying, created) values ('doors-one', 'Doors', true, now())")
                .update();
        database.sql("insert into project (name, customer, created) values ('doors', 'doors-one', now())")
                .update();
        GivenAgreements.at(new ProjectName("doors"), "dora", 30, agreements);
        accounts.ensure("mira", DemoUsers.PASSWORD, Role.MANAGERS);
        factor.ensure("mira", Codes.SECRET);
        reviews.begin();
        task = Awaitility.await()
                .until(
                        () -> engine.getTaskService()
                                .createTaskQuery()
                                .taskDefinitionKey("Task_ReviewAccess")
                                .singleResult(),
                        found -> found != null)
                .getId();
        var plan = engine.getFormService().getTaskFormVariables(task).get("plan");
        answer = "{\"variables\":{\"noTime\":{\"value\":true,\"type\":\"Boolean\"},"
                + "\"accessReviewed\":{\"value\":\"all\"},\"accessKept\":{\"value\":\"\"},"
                + "\"accessConsentBy\":{\"value\":\"C. Klant\"}"
                + (plan == null ? "" : ",\"plan\":{\"value\":\"" + plan + "\"}") + "}}";
    }

    @AfterEach
    void tidy() {
        // the desk may be going on with it at this moment
        Awaitility.await().ignoreExceptions().until(() -> {
            for (var instance : running().list())
                engine.getRuntimeService().deleteProcessInstance(instance.getId(), "the test is over");
            return running().count() == 0;
        });
        engine.getIdentityService().deleteUser("mira");
        for (var table : List.of("access_review_line", "access_review", "access_agreement"))
            database.sql("delete from " + table).update();
        database.sql("delete from project where name = 'doors'").update();
        database.sql("delete from customer where id = 'doors-one'").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "submit-form"})
    @DisplayName("is not answered by who lost the role a second ago, and is by who got it back")
    void withdrawn(String door) {
        var mira = mira();
        var path = "/engine-rest/task/" + task + "/";
        assertThat(mira.post(path + "claim", "{\"userId\":\"mira\"}").statusCode())
                .isEqualTo(204);
        engine.getIdentityService().deleteMembership("mira", Role.MANAGERS.group());
        var refused = mira.post(path + door, answer);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(isOpen()).isTrue();
        engine.getIdentityService().createMembership("mira", Role.MANAGERS.group());
        var done = mira.post(path + door, answer);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"claim", "complete", "submit-form"})
    @DisplayName("is neither taken nor answered by whose access it is, or who has no role for it, in Tasklist neither")
    void others(String door) {
        engine.getIdentityService().createMembership("dora", Role.MANAGERS.group());
        try {
            refused("dora", door);
        } finally {
            engine.getIdentityService().deleteMembership("dora", Role.MANAGERS.group());
        }
        refused("daan", door);
        refused("hanna", door);
        assertThat(isOpen()).isTrue();
    }

    @Test
    @DisplayName("is answered once when two do it at the same instant; the other is told so")
    void atOnce() throws Exception {
        var together = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var both = new ArrayList<Future<HttpResponse<String>>>();
            for (var one : List.of(mira(), RestClient.as("mark", port)))
                both.add(threads.submit(() -> {
                    together.await(30, TimeUnit.SECONDS);
                    return one.post("/engine-rest/task/" + task + "/complete", answer);
                }));
            var codes = new ArrayList<Integer>();
            for (var one : both) codes.add(one.get(60, TimeUnit.SECONDS).statusCode());
            assertThat(codes).containsOnlyOnce(204);
            assertThat(codes).allMatch(code -> code == 204 || code >= 400 && code <= 500);
        } finally {
            threads.shutdownNow();
        }
        assertThat(engine.getHistoryService()
                        .createUserOperationLogQuery()
                        .operationType("Complete")
                        .taskId(task)
                        .list())
                .hasSize(1);
    }

    private void refused(String person, String door) {
        var body = door.equals("claim") ? "{\"userId\":\"" + person + "\"}" : answer;
        var rest = RestClient.as(person, port).post("/engine-rest/task/" + task + "/" + door, body);
        assertThat(rest.statusCode()).as(person + " over REST: " + rest.body()).isIn(403, 404);
        var tasklist = new Browser(port)
                .signedInAs(person)
                .sendAsWebapp("POST", "/camunda/api/engine/engine/default/task/" + task + "/" + door, body);
        assertThat(tasklist.statusCode())
                .as(person + " in Tasklist: " + tasklist.body())
                .isIn(403, 404);
    }

    private ProcessInstanceQuery running() {
        return engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey("review-access");
    }

    private RestClient mira() {
        var code = Codes.of(Codes.SECRET, Instant.now());
        return RestClient.as("mira", port)
                .showing(factor.confirm("mira", code, "here").token());
    }

    private boolean isOpen() {
        return engine.getTaskService().createTaskQuery().taskId(task).count() == 1;
    }
}
