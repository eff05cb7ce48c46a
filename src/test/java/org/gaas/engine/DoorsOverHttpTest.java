package org.gaas.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.gaas.DeskTest;
import org.gaas.people.Browser;
import org.gaas.people.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DeskTest
@DisplayName("At the engine's doors over HTTP")
class DoorsOverHttpTest {
    private static final String REST = "/engine-rest";
    private static final String WEBAPP = "/camunda/api/engine/engine/default";

    private final int port;
    private final EngineDoor door;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final RestClient dora;
    private String deployment;
    private String instance;
    private String task;

    DoorsOverHttpTest(
            @LocalServerPort int port,
            @Autowired EngineDoor door,
            @Autowired RepositoryService repository,
            @Autowired RuntimeService runtime,
            @Autowired TaskService tasks) {
        this.port = port;
        this.door = door;
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
        this.dora = RestClient.as("dora", port);
    }

    @BeforeEach
    void ask() {
        deployment = repository
                .createDeployment()
                .addClasspathResource("engine/question.bpmn")
                .addInputStream("question.form", getClass().getResourceAsStream("/engine/question.form"))
                .deploy()
                .getId();
        instance = door.start("question", "capri-test", Map.of());
        task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        tasks.claim(task, "dora");
    }

    @AfterEach
    void clear() {
        repository.deleteDeployment(deployment, true, true, true);
    }

    @ParameterizedTest
    @CsvSource({"complete", "submit-form", "resolve"})
    @DisplayName("a variable that no form asks for is refused with our own sentence")
    void undeclared(String way) {
        var answer = dora.post(REST + "/task/" + task + "/" + way, """
                {"variables": {"noTime": {"value": true}, "planHash": {"value": "0"}}}""");

        refused(answer, 400, "the form has no field 'planHash'");
    }

    @Test
    @DisplayName("Tasklist shows our own sentence too")
    void tasklist() {
        var answer = new Browser(port)
                .signedInAs("dora")
                .sendAsWebapp("POST", WEBAPP + "/task/" + task + "/submit-form", """
                {"variables": {"hours": {"value": "25:00"}}}""");

        refused(answer, 400, "hours");
    }

    @ParameterizedTest
    @MethodSource("deskOnly")
    @DisplayName("what only the desk may do is forbidden")
    void forbidden(String path, String body) {
        var answer = dora.post(REST + path.replace("TASK", task).replace("INSTANCE", instance), body);

        refused(answer, 403, "only the desk itself may do this");
    }

    static Stream<Arguments> deskOnly() {
        return Stream.of(
                Arguments.of("/task/TASK/bpmnError", "{\"errorCode\": \"ShopClosed\"}"),
                Arguments.of("/task/TASK/bpmnEscalation", "{\"escalationCode\": \"Up\"}"),
                Arguments.of("/message", "{\"messageName\": \"UndoRequested\", \"processInstanceId\": \"INSTANCE\"}"),
                Arguments.of("/signal", "{\"name\": \"Alarm\"}"),
                Arguments.of("/execution/INSTANCE/signal", "{}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/task|{\"orQueries\": [{\"assigneeExpression\": \"${x}\"}]}",
                "/filter/create|{\"resourceType\": \"Task\", \"name\": \"f\", \"query\": {\"assigneeExpression\": \"${x}\"}}"
            })
    @DisplayName("expressions in queries and filters are refused, at REST and in the webapps")
    void expressions(String path, String body) {
        refused(dora.post(REST + path, body), 400, "expressions are forbidden");
        refused(
                new Browser(port).signedInAs("dora").sendAsWebapp("POST", WEBAPP + path, body),
                400,
                "expressions are forbidden");
    }

    @Test
    @DisplayName("what the form asks for completes the task, once")
    void completes() {
        var answer = dora.post(REST + "/task/" + task + "/submit-form", """
                {"variables": {"noTime": {"value": true}, "note": {"value": ""}}}""");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        var late = RestClient.as("daan", port).post(REST + "/task/" + task + "/submit-form", """
                {"variables": {"noTime": {"value": true}}}""");
        assertThat(late.statusCode()).isEqualTo(400);
        assertThat(late.body()).contains("dora answered this task meanwhile");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count())
                .isZero();
    }

    @Test
    @DisplayName("a process is followed step by step, and an unknown one is not there")
    void follow() {
        var answer = dora.get("/api/processes/" + instance);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"state\":\"waiting\"")
                .contains("\"label\":\"Answer\"")
                .contains("\"candidates\":[\"developers\"]")
                .contains("\"assignee\":\"dora\"");
        assertThat(dora.get("/api/processes?businessKey=capri-test").body()).contains(instance);
        assertThat(dora.get("/api/processes/none").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"hanna,200", "mark,200", "lena,200", "aya,200", "fien,403", "adam,403"})
    @DisplayName("processes are followed by those who work in them, answer for them or read everything")
    void mayFollow(String user, int status) {
        var person = RestClient.as(user, port);
        assertThat(person.get("/api/processes/" + instance).statusCode()).isEqualTo(status);
        assertThat(person.get("/api/processes?businessKey=capri-test").statusCode())
                .isEqualTo(status);
    }

    private void refused(HttpResponse<String> answer, int status, String sentence) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(sentence);
        assertThat(tasks.createTaskQuery().taskId(task).count()).isEqualTo(1);
        assertThat(runtime.getVariables(instance)).isEmpty();
    }
}
