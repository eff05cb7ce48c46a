package org.gaas.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.gaas.BoxDeskTest;
import org.gaas.box.Box;
import org.gaas.box.DemoUsers;
import org.gaas.cli.DeskShell;
import org.gaas.engine.EngineDoor;
import org.gaas.onboarding.TrialDesk;
import org.gaas.people.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The corpus of bad values, each at every door that takes its field. */
@BoxDeskTest
@DisplayName("Bad values in requests")
class RequestsTest {
    private static final String SECRET = "canary-Sx7Qz";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Box box;
    private final EngineDoor door;
    private final HistoryService history;
    private final TrialDesk desk;
    private final DeskShell shell;
    private final Browser tasklist;
    private final Log log = Log.watchedFor(SECRET);
    private Ground before;

    RequestsTest(
            @Autowired Box box,
            @Autowired DemoUsers users,
            @Autowired EngineDoor door,
            @Autowired HistoryService history,
            @LocalServerPort int port) {
        this.box = box;
        this.door = door;
        this.history = history;
        this.desk = new TrialDesk(box, users, port);
        this.shell = new DeskShell(port, "dora", users.password("dora"));
        this.tasklist = new Browser(port);
        tasklist.signIn("dora", users.password("dora"));
    }

    @BeforeEach
    void look() {
        before = Ground.of(box, door, history);
    }

    @AfterEach
    void nothingHappened() {
        log.close();
        assertThat(log.told()).as("the secret in the log").isZero();
    }

    static Stream<Row> rows() {
        return Row.all().stream();
    }

    static Stream<Row> rowsOfForms() {
        return rows().filter(row -> !row.about("hours"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    @DisplayName("are refused over REST with 400, the field and the rule, and change nothing")
    void rest(Row row) throws Exception {
        var dora = desk.as("dora");
        var answers = new ArrayList<java.net.http.HttpResponse<String>>();
        if (!row.about("installation")) answers.add(dora.post("/api/installations", request(row)));
        if (row.about("installation")) {
            var id = "/api/installations/" + encoded(row.input());
            if (!row.input().matches(".*[/;\\x00\\n].*")) answers.add(dora.get(id));
            if (!row.input().matches(".*[/;\\x00\\n].*")) answers.add(dora.post(id + "/converge?check=true", "{}"));
        }
        if (row.about("tag"))
            answers.add(dora.post(
                    "/api/installations/nowhere-test/deployments",
                    JSON.writeValueAsString(Map.of("ref", row.input()))));
        if (row.about("hours"))
            answers.add(dora.post(
                    "/api/installations/nowhere-test/deployments",
                    JSON.writeValueAsString(Map.of("ref", "1.0.0", "hours", row.input()))));
        if (row.about("repository")) answers.add(dora.get("/api/tags?repository=" + encoded(row.input())));
        if (row.about("repository", "tag", "application")) {
            var wanted = new LinkedHashMap<>(Map.of("repository", box.sampleUrl(), "tag", "1.0.0"));
            wanted.put(row.field(), row.input());
            answers.add(dora.post("/api/checks", JSON.writeValueAsString(wanted)));
        }
        for (var answer : answers) {
            assertThat(answer.statusCode())
                    .as(answer.uri() + " " + answer.body())
                    .isEqualTo(400);
            var problem = TrialDesk.read(answer.body());
            assertThat(problem.path("code").asText()).as(answer.body()).isEqualTo(row.code());
            assertThat(problem.path("field").asText()).as(answer.body()).isEqualTo(row.field());
            assertThat(answer.body()).doesNotContain(SECRET);
        }
        assertThat(Ground.of(box, door, history)).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rowsOfForms")
    @DisplayName("are refused in Tasklist's start form, or by the first step: the name is free and no server was asked")
    void form(Row row) throws Exception {
        var key = row.about("installation") ? "deploy-release" : "onboard-trial";
        var answer = tasklist.sendAsWebapp(
                "POST",
                "/camunda/api/engine/engine/default/process-definition/key/" + key + "/submit-form",
                variables(row));
        assertThat(answer.body()).doesNotContain(SECRET);
        var now = Ground.of(box, door, history);
        assertThat(now.places()).isEqualTo(before.places());
        if (answer.statusCode() == 200) {
            var ended = desk.settled(TrialDesk.read(answer.body()).path("id").asText());
            assertThat(ended.path("outcome").asText())
                    .as(ended.toPrettyString())
                    .isEqualTo("Trial refused");
            assertThat(ended.toString()).contains(row.code(), row.field());
            assertThat(desk.as("dora").get("/api/installations").body()).doesNotContain("\"hostile-test\"");
            assertThat(Ground.of(box, door, history).places()).isEqualTo(before.places());
            return;
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        if (row.input().isEmpty()) assertThat(answer.body()).contains("FIELD_REQUIRED", row.field());
        else assertThat(answer.body()).contains("(" + row.code() + ")", row.field() + ": ");
        assertThat(now.processes()).isEqualTo(before.processes());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    @DisplayName("are refused on the command line with exit code 2, the field and the rule")
    void commandLine(Row row) {
        for (var command : commands(row)) {
            var answer = shell.run(command.toArray(String[]::new));
            assertThat(answer.code()).as(command + " " + answer.err()).isEqualTo(2);
            assertThat(answer.err()).as(command.toString()).contains(row.code());
            if (!row.about("installation")) assertThat(answer.err()).contains(row.field() + " (");
            assertThat(answer.out() + answer.err()).doesNotContain(SECRET);
        }
        assertThat(Ground.of(box, door, history)).isEqualTo(before);
    }

    private List<List<String>> commands(Row row) {
        var repo = "--repo=" + box.sampleUrl();
        return switch (row.field()) {
            case "project" -> List.of(List.of("install", "--kind=test", "--template=sample", "--", row.input()));
            case "installation" ->
                List.of(
                        List.of("deploy", "1.0.0", "--to=" + row.input()),
                        List.of("show", "--", row.input()),
                        List.of("converge", "--check", "--", row.input()));
            case "repository" ->
                List.of(
                        List.of("install", "hostile", "--kind=test", "--tag=1.0.0", "--repo=" + row.input()),
                        List.of("tags", "--", row.input()),
                        List.of("check", "--tag=1.0.0", "--", row.input()));
            case "tag" ->
                List.of(
                        List.of("install", "hostile", "--kind=test", repo, "--tag=" + row.input()),
                        List.of("deploy", "--to=nowhere-test", "--", row.input()),
                        List.of("check", "--tag=" + row.input(), box.sampleUrl()));
            case "hours" ->
                List.of(
                        List.of("install", "hostile", "--kind=test", repo, "--tag=1.0.0", "--hours=" + row.input()),
                        List.of("deploy", "1.0.0", "--to=nowhere-test", "--hours=" + row.input()));
            case "kind" -> List.of(List.of("install", "hostile", repo, "--tag=1.0.0", "--kind=" + row.input()));
            default ->
                List.of(List.of(
                        "install",
                        "hostile",
                        "--kind=test",
                        repo,
                        "--tag=1.0.0",
                        "--" + row.field() + "=" + row.input()));
        };
    }

    private static Map<String, String> wanted(Row row) {
        var wanted = new LinkedHashMap<>(Map.of("project", "hostile", "kind", "test", "template", "sample"));
        wanted.put(row.field(), row.input());
        return wanted;
    }

    private static String request(Row row) throws Exception {
        return JSON.writeValueAsString(wanted(row));
    }

    private static String variables(Row row) throws Exception {
        var variables = new LinkedHashMap<String, Object>();
        if (row.about("installation")) {
            variables.put("installation", Map.of("value", row.input(), "type", "String"));
            variables.put("tag", Map.of("value", "1.0.0", "type", "String"));
        } else wanted(row).forEach((name, value) -> variables.put(name, Map.of("value", value, "type", "String")));
        return JSON.writeValueAsString(Map.of("variables", variables));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
