package org.gaas.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.gaas.BoxDeskTest;
import org.gaas.audit.Trail;
import org.gaas.box.Box;
import org.gaas.box.DemoUsers;
import org.gaas.engine.EngineDoor;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.Server;
import org.gaas.fleet.ServerName;
import org.gaas.onboarding.TrialDesk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Bad input about a trial that runs: in its task, around its task, and from its server. */
@BoxDeskTest
@DisplayName("Bad input about a running trial")
class TasksOfTrialsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EXPRESSION = "${''.getClass().forName('java.lang.Runtime')}";
    private static final String MARKUP = "<img src=x onerror=alert(1)>{{constructor.constructor('1')()}}";

    private final Box box;
    private final Fleet fleet;
    private final Trail trail;
    private final EngineDoor door;
    private final HistoryService history;
    private final RuntimeService runtime;
    private final TrialDesk desk;

    TasksOfTrialsTest(
            @Autowired Box box,
            @Autowired DemoUsers users,
            @Autowired Fleet fleet,
            @Autowired Trail trail,
            @Autowired EngineDoor door,
            @Autowired HistoryService history,
            @Autowired RuntimeService runtime,
            @LocalServerPort int port) {
        this.box = box;
        this.fleet = fleet;
        this.trail = trail;
        this.door = door;
        this.history = history;
        this.runtime = runtime;
        this.desk = new TrialDesk(box, users, port);
    }

    @Test
    @DisplayName(
            "is refused at its task and changes nothing; texts are kept and shown as they came (M37-M41, M46, M47)")
    void task() throws Exception {
        var process = asked("hostile-task", EXPRESSION + MARKUP);
        var task = TrialDesk.task(desk.settled(process));
        var dora = desk.as("dora");
        assertThat(dora.post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"dora\"}")
                        .statusCode())
                .isEqualTo(204);
        var before = variables(process);

        for (var hours : List.of("NaN", "1e309", "-1", "0", "24.01", "0.001", "1,5", "99999999999"))
            for (var way : List.of("complete", "submit-form"))
                refused(
                        dora.post("/engine-rest/task/" + task + "/" + way, answers("hours", hours)),
                        400,
                        "hours: ",
                        "(HOURS_INVALID)");
        for (var name : List.of("tag", "planHash", "installationId", "installation"))
            for (var way : List.of("complete", "submit-form", "resolve"))
                refused(
                        dora.post("/engine-rest/task/" + task + "/" + way, answers("noTime", true, name, "x")),
                        400,
                        name + ": ",
                        "(VARIABLE_NOT_ACCEPTED)");
        refused(
                dora.put("/engine-rest/task/" + task + "/variables/planHash", "{\"value\":\"x\"}"),
                400,
                "VARIABLE_NOT_ACCEPTED");
        refused(
                dora.post("/engine-rest/task/" + task + "/bpmnError", "{\"errorCode\":\"Unhealthy\"}"),
                403,
                "only the desk itself");
        refused(
                dora.post("/engine-rest/task/" + task + "/bpmnEscalation", "{\"escalationCode\":\"X\"}"),
                403,
                "only the desk itself");
        refused(
                dora.post(
                        "/engine-rest/message",
                        "{\"messageName\":\"UndoRequested\",\"processInstanceId\":\"" + process + "\"}"),
                403,
                "only the desk itself");
        refused(dora.post("/engine-rest/signal", "{\"name\":\"UndoRequested\"}"), 403, "only the desk itself");
        refused(
                dora.post("/engine-rest/task", "{\"orQueries\":[{\"assigneeExpression\":\"${x}\"}]}"),
                400,
                "expressions are forbidden");
        refused(dora.put("/engine-rest/task/" + task, "{\"name\":\"" + EXPRESSION + "\"}"), 403);
        refused(
                desk.as("mark").put("/api/tasks/" + task + "/due", TrialDesk.json("date", EXPRESSION)),
                400,
                "DATE_INVALID");
        assertThat(variables(process)).isEqualTo(before);
        assertThat(desk.process(process).path("tasks")).hasSize(1);
        assertThat(desk.installation("hostile-task-test").path("customer").asText())
                .isEqualTo(EXPRESSION + MARKUP);

        var done = dora.post(
                "/engine-rest/task/" + task + "/submit-form",
                answers(
                        "confirmation",
                        "remove",
                        "hours",
                        "0:05",
                        "activity",
                        "onboarding",
                        "note",
                        "\t=1" + EXPRESSION + MARKUP));
        assertThat(done.statusCode()).as(done.body()).isIn(200, 204);
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Trial removed");
        var line = hoursOf("hostile-task-test");
        assertThat(line.path("note").asText()).isEqualTo("\t=1" + EXPRESSION + MARKUP);
        assertThat(line.path("customer").asText()).isEqualTo(EXPRESSION + MARKUP);
        assertThat(desk.as("fien").get("/api/hours.csv", "text/csv").body())
                .contains("\"'\t=1" + EXPRESSION + MARKUP + "\"");
    }

    @Test
    @DisplayName("is refused at its start: no field that the form lacks, no key of one's own (M38, M46)")
    void start() throws Exception {
        var dora = desk.as("dora");
        var before = Ground.of(box, door, history);
        for (var way : List.of("submit-form", "start"))
            for (var name : List.of("planHash", "installation", "artefact", "requester"))
                refused(
                        dora.post(
                                "/engine-rest/process-definition/key/onboard-trial/" + way,
                                answers("project", "hostile", "kind", "test", "template", "sample", name, "x")),
                        400,
                        name + ": ",
                        "(VARIABLE_NOT_ACCEPTED)");
        var keyed = (com.fasterxml.jackson.databind.node.ObjectNode)
                JSON.readTree(answers("project", "hostile", "kind", "test", "template", "sample"));
        keyed.put("businessKey", EXPRESSION);
        refused(
                dora.post("/engine-rest/process-definition/key/onboard-trial/submit-form", keyed.toString()),
                400,
                "businessKey");
        for (var internal : List.of("remove-installation", "repair-step", "expire-trial"))
            refused(
                    dora.post("/engine-rest/process-definition/key/" + internal + "/start", answers()),
                    403,
                    "is started by the desk itself");
        refused(
                desk.ask("project", "hostile", "kind", "test", "template", "sample", "planHash", "x"),
                400,
                "\"code\":\"VARIABLE_NOT_ACCEPTED\"",
                "\"field\":\"planHash\"");
        assertThat(Ground.of(box, door, history)).isEqualTo(before);
    }

    @Test
    @DisplayName("customers may be called anything printable; REST and the file for finance show it rightly (M40, M49)")
    void customers() {
        var names = List.of("O'Brien & Søn", "شركة \"المستشفى\"", "=cmd|' /C calc'!A0", "n".repeat(199) + "😀");
        var processes = new ArrayList<String>();
        for (var i = 0; i < names.size(); i++) processes.add(asked("customer" + i, names.get(i)));
        for (var i = 0; i < names.size(); i++) {
            var waiting = desk.settled(processes.get(i));
            assertThat(desk.installation("customer" + i + "-test")
                            .path("customer")
                            .asText())
                    .isEqualTo(names.get(i));
            var answer = desk.complete(
                    "dora",
                    TrialDesk.task(waiting),
                    "confirmation",
                    "remove",
                    "hours",
                    "0:05",
                    "activity",
                    "onboarding",
                    "note",
                    names.get(i));
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 204);
        }
        for (var i = 0; i < names.size(); i++) {
            desk.settled(processes.get(i));
            assertThat(hoursOf("customer" + i + "-test").path("customer").asText())
                    .isEqualTo(names.get(i));
        }
        assertThat(desk.as("fien").get("/api/hours.csv", "text/csv").body())
                .contains(",O'Brien & Søn,customer0,")
                .contains(",\"شركة \"\"المستشفى\"\"\",customer1,")
                .contains(",'=cmd|' /C calc'!A0,customer2,")
                .contains(",5,dora,developers,");
    }

    @Test
    @DisplayName("a server that shows another key gets no command: a repair task, and an entry in the trail (M36)")
    void hostKey() throws Exception {
        var name = new ServerName("trial1");
        var right = fleet.server(name);
        var before = Ground.of(box, door, history);
        fleet.register(with(right, fleet.server(new ServerName("acc1")).hostKeys()), "test");
        String process;
        JsonNode stopped;
        try {
            process = asked("hostile-key", "Null");
            stopped = desk.settled(process);
            assertThat(stopped.path("state").asText())
                    .as(stopped.toPrettyString())
                    .isEqualTo("repair");
            assertThat(desk.installation("hostile-key-test").path("customer").asText())
                    .isEqualTo("Null");
            assertThat(trail.of("trial1", 50))
                    .anySatisfy(entry -> assertThat(List.of(entry.what(), entry.subject(), entry.outcome()))
                            .containsExactly("connect", "host key", "FAILED"));
            assertThat(Ground.of(box, door, history).places()).isEqualTo(before.places());
        } finally {
            fleet.register(right, "test");
        }
        var repair = repairTask();
        assertThat(desk.as("hanna")
                        .get("/engine-rest/task/" + repair + "/form-variables")
                        .body())
                .contains("HOST_KEY_MISMATCH");
        var answer = desk.complete("hanna", repair, "repairDecision", "undo", "repairWhy", "new key", "noTime", "true");
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 204);
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Trial undone");
        assertThat(desk.installation("hostile-key-test").path("state").asText()).isEqualTo("removed");
    }

    private String repairTask() {
        return StreamSupport.stream(
                        TrialDesk.read(desk.as("hanna").get("/api/tasks").body())
                                .spliterator(),
                        false)
                .filter(task -> task.path("name").asText().contains("Repair"))
                .map(task -> task.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private String asked(String project, String customer) {
        var answer = desk.ask("project", project, "kind", "test", "template", "sample", "customer", customer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return TrialDesk.read(answer.body()).path("process").asText();
    }

    private Map<String, Object> variables(String process) {
        return door.through(() -> new TreeMap<>(runtime.getVariables(process)));
    }

    private JsonNode hoursOf(String installation) {
        return StreamSupport.stream(
                        TrialDesk.read(desk.as("fien").get("/api/hours").body()).spliterator(), false)
                .filter(line -> line.path("installation").asText().equals(installation))
                .findFirst()
                .orElseThrow();
    }

    private static void refused(java.net.http.HttpResponse<String> answer, int status, String... told) {
        assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(status);
        for (var word : told) assertThat(answer.body()).contains(word);
    }

    private static Server with(Server server, List<String> keys) {
        return new Server(
                server.name(),
                server.roles(),
                server.zone(),
                server.address(),
                server.port(),
                server.user(),
                server.root(),
                server.platform(),
                keys,
                server.state());
    }

    private static String answers(Object... pairs) throws Exception {
        var variables = new TreeMap<String, Object>();
        for (var i = 0; i < pairs.length; i += 2) variables.put((String) pairs[i], Map.of("value", pairs[i + 1]));
        return JSON.writeValueAsString(Map.of("variables", variables));
    }
}
