package org.gaas.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.gaas.DeskTest;
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
@DisplayName("What each role may do in the engine")
class RightsTest {
    private static final String HOURS = "{\"variables\":{\"noTime\":{\"value\":true,\"type\":\"Boolean\"}}}";

    private final int port;
    private final ProcessEngine engine;
    private final Groups groups;
    private SecondOpinion opinion;

    RightsTest(@LocalServerPort int port, @Autowired ProcessEngine engine, @Autowired Groups groups) {
        this.port = port;
        this.engine = engine;
        this.groups = groups;
    }

    @BeforeEach
    void ask() {
        opinion = SecondOpinion.askedBy("dora", engine);
    }

    @AfterEach
    void end() {
        opinion.close();
    }

    @ParameterizedTest
    @CsvSource({
        "dora,true,false",
        "hanna,false,true",
        "mark,true,true",
        "aya,true,true",
        "adam,false,false",
        "fien,false,false",
        "lena,false,false"
    })
    @DisplayName("people see the tasks of their own roles; managers and auditors see all")
    void seeing(String user, boolean look, boolean decide) {
        var tasks = as(user).get("/engine-rest/task?maxResults=1000").body();
        assertThat(tasks.contains(opinion.look())).isEqualTo(look);
        assertThat(tasks.contains(opinion.decide())).isEqualTo(decide);
    }

    @ParameterizedTest
    @CsvSource({"dora,200", "hanna,200", "olga,200", "fien,200", "adam,404"})
    @DisplayName("who has tasks may see the diagrams that they come from, and nothing of what runs")
    void diagrams(String user, int status) {
        assertThat(as(user).get("/engine-rest/process-definition/key/repair-step/xml")
                        .statusCode())
                .isEqualTo(status);
        assertThat(as(user).get("/engine-rest/process-instance").body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mark", "aya", "adam", "fien", "lena", "hanna"})
    @DisplayName("nobody takes or completes a task of another role, managers and administrators neither")
    void notTheirs(String user) {
        var task = "/engine-rest/task/" + opinion.look();
        assertThat(as(user).post(task + "/claim", "{\"userId\":\"" + user + "\"}")
                        .statusCode())
                .isBetween(400, 499);
        assertThat(as(user).post(task + "/complete", HOURS).statusCode()).isBetween(400, 499);
        assertThat(as(user).post(task + "/submit-form", HOURS).statusCode()).isBetween(400, 499);
        assertThat(opinion.isOpen(opinion.look())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "fien", "lena"})
    @DisplayName("administrators, finance and leads can't read a task")
    void notReading(String user) {
        assertThat(as(user).get("/engine-rest/task/" + opinion.look()).statusCode())
                .isBetween(400, 499);
        assertThat(as(user).get("/engine-rest/task/" + opinion.look() + "/form-variables")
                        .statusCode())
                .isBetween(400, 499);
    }

    @Test
    @DisplayName("who is offered a task may do it, but not give it away or date it")
    void workOnly() {
        var task = "/engine-rest/task/" + opinion.look();
        assertThat(as("dora").post(task + "/claim", "{\"userId\":\"dora\"}").statusCode())
                .isEqualTo(204);
        assertThat(as("dora").post(task + "/assignee", "{\"userId\":\"daan\"}").statusCode())
                .isEqualTo(403);
        assertThat(as("dora")
                        .put(task, "{\"name\":\"x\",\"due\":\"2030-01-01T00:00:00.000+0000\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(as("dora")
                        .post(task + "/identity-links", "{\"groupId\":\"finance\",\"type\":\"candidate\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("who has a task may give it back, and nobody else may take it away")
    void givingBack() {
        var task = "/engine-rest/task/" + opinion.look();
        as("dora").post(task + "/claim", "{\"userId\":\"dora\"}");
        assertThat(as("daan").post(task + "/unclaim", "").statusCode()).isEqualTo(403);
        assertThat(as("dora").post(task + "/unclaim", "").statusCode()).isEqualTo(204);
        assertThat(as("daan").post(task + "/claim", "{\"userId\":\"daan\"}").statusCode())
                .isEqualTo(204);
    }

    @Test
    @DisplayName("managers and auditors read instances and their history; developers don't")
    void instances() {
        for (var reader : new String[] {"mark", "aya"}) {
            assertThat(as(reader)
                            .get("/engine-rest/process-instance/" + opinion.instance())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(as(reader)
                            .get("/engine-rest/history/process-instance/" + opinion.instance())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(as(reader)
                            .put(
                                    "/engine-rest/process-instance/" + opinion.instance() + "/suspended",
                                    "{\"suspended\":true}")
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(as("dora").get("/engine-rest/process-instance").body()).isEqualTo("[]");
    }

    @Test
    @DisplayName("administrators make accounts and fill groups, and nothing else")
    void administrators() {
        var account = "{\"profile\":{\"id\":\"newbie\",\"firstName\":\"N\",\"lastName\":\"B\"},"
                + "\"credentials\":{\"password\":\"a-long-password\"}}";
        assertThat(as("dora").post("/engine-rest/user/create", account).statusCode())
                .isEqualTo(403);
        assertThat(as("adam").post("/engine-rest/user/create", account).statusCode())
                .isEqualTo(204);
        assertThat(as("adam")
                        .put("/engine-rest/group/finance/members/newbie", "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(as("dora").put("/engine-rest/group/finance/members/dora", "").statusCode())
                .isEqualTo(403);
        assertThat(as("adam").get("/engine-rest/process-instance").body()).isEqualTo("[]");
        assertThat(as("adam").get("/engine-rest/process-definition").body()).isEqualTo("[]");
        engine.getIdentityService().deleteUser("newbie");
    }

    @Test
    @DisplayName("nobody makes groups or authorizations: nobody belongs to camunda-admin, ever")
    void noAdmins() {
        var group = "{\"id\":\"camunda-admin\",\"name\":\"x\",\"type\":\"SYSTEM\"}";
        assertThat(as("adam").post("/engine-rest/group/create", group).statusCode())
                .isGreaterThanOrEqualTo(400);
        assertThat(as("adam")
                        .post("/engine-rest/group/create", group.replace("camunda-admin", "finance"))
                        .statusCode())
                .isEqualTo(403);
        var identities = engine.getIdentityService();
        assertThatThrownBy(() -> identities.saveGroup(identities.newGroup("camunda-admin")))
                .as("not even the desk itself")
                .hasMessageContaining("camunda-admin");
        var all = "{\"type\":1,\"permissions\":[\"ALL\"],\"userId\":\"adam\",\"resourceType\":7,\"resourceId\":\"*\"}";
        assertThat(as("adam").post("/engine-rest/authorization/create", all).statusCode())
                .isEqualTo(403);
        assertThat(identities.createUserQuery().memberOfGroup("camunda-admin").count())
                .isZero();
        assertThat(engine.getAuthorizationService()
                        .createAuthorizationQuery()
                        .authorizationType(Authorization.AUTH_TYPE_GLOBAL)
                        .count())
                .isZero();
    }

    @Test
    @DisplayName("a right that the program does not give is taken away at the next start")
    void converged() {
        var authorizations = engine.getAuthorizationService();
        var tooMuch = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        tooMuch.setGroupId("developers");
        tooMuch.setResource(Resources.APPLICATION);
        tooMuch.setResourceId("cockpit");
        tooMuch.addPermission(Permissions.ACCESS);
        authorizations.saveAuthorization(tooMuch);
        var before = rows(authorizations);

        groups.afterPropertiesSet();

        assertThat(rows(authorizations)).isEqualTo(before - 1);
        assertThat(authorizations.isUserAuthorized(
                        "dora", List.of("developers"), Permissions.ACCESS, Resources.APPLICATION, "cockpit"))
                .isFalse();
    }

    @Test
    @DisplayName("everybody with tasks finds them in Tasklist's shared lists, also those a colleague has")
    void filters() throws Exception {
        var filters = new ObjectMapper()
                .readTree(as("dora").get("/engine-rest/filter").body());
        assertThat(filters.findValuesAsText("name")).contains("Mine", "My team's tasks");
        assertThat(as("adam").get("/engine-rest/filter").body()).isEqualTo("[]");

        as("daan").post("/engine-rest/task/" + opinion.look() + "/claim", "{\"userId\":\"daan\"}");
        for (var filter : filters) {
            var tasks = as("dora").get("/engine-rest/filter/" + filter.get("id").asText() + "/list");
            assertThat(tasks.statusCode()).isEqualTo(200);
            assertThat(tasks.body().contains(opinion.look()))
                    .isEqualTo(filter.get("name").asText().equals("My team's tasks"));
            assertThat(tasks.body()).doesNotContain(opinion.decide());
        }
    }

    @Test
    @DisplayName(
            "what is late comes first in the team's list, also when Tasklist asks for the newest, and in one made before")
    void lateFirst() throws Exception {
        var filters = engine.getFilterService();
        var before =
                filters.createTaskFilterQuery().filterName("My team's tasks").singleResult();
        filters.saveFilter(before.setQuery(engine.getTaskService()
                        .createTaskQuery()
                        .taskCandidateGroupInExpression("${currentUserGroups()}")
                        .orderByTaskCreateTime()
                        .desc())
                .setProperties(Map.of("color", "#2b6a6c")));
        groups.afterPropertiesSet();

        var team = new ObjectMapper()
                .readTree(as("dora")
                        .get("/engine-rest/filter?name=My%20team%27s%20tasks")
                        .body());
        var path = "/engine-rest/filter/" + team.get(0).get("id").asText() + "/list";
        var newest = "{\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}]}";
        engine.getTaskService().setPriority(opinion.look(), 75);
        try (var newer = SecondOpinion.askedBy("dora", engine)) {
            var late = as("dora").post(path, newest).body();
            assertThat(late.indexOf(opinion.look())).isBetween(0, late.indexOf(newer.look()));
            engine.getTaskService().setPriority(opinion.look(), 50);
            var equal = as("dora").post(path, newest).body();
            assertThat(equal.indexOf(newer.look())).isBetween(0, equal.indexOf(opinion.look()));
        }
    }

    private static long rows(AuthorizationService authorizations) {
        return authorizations.createAuthorizationQuery().groupIdIn("developers").list().stream()
                .filter(row -> row.getResourceType() != Resources.TASK.resourceType())
                .count();
    }

    private RestClient as(String user) {
        return RestClient.as(user, port);
    }
}
