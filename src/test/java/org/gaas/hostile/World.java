package org.gaas.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.HistoryService;
import org.gaas.box.Box;
import org.gaas.box.DemoUsers;
import org.gaas.cli.DeskShell;
import org.gaas.engine.EngineDoor;
import org.gaas.onboarding.TrialDesk;
import org.gaas.people.Browser;
import org.gaas.people.RestClient;

/** The desk and its box, and the ways into it. */
final class World {
    private static final String WEBAPP = "/camunda/api/engine/engine/default";
    private static final ObjectMapper JSON = new ObjectMapper();

    final Box box;
    final TrialDesk desk;
    final RestClient dora;
    private final EngineDoor door;
    private final HistoryService history;
    private final DeskShell shell;
    private final Browser tasklist;

    World(Box box, DemoUsers users, EngineDoor door, HistoryService history, int port) {
        this.box = box;
        this.door = door;
        this.history = history;
        this.desk = new TrialDesk(box, users, port);
        this.dora = desk.as("dora");
        this.shell = new DeskShell(port, "dora", users.password("dora"));
        this.tasklist = new Browser(port);
        tasklist.signIn("dora", users.password("dora"));
    }

    /** What stands on the servers and in the engine now. */
    Ground ground() {
        return Ground.of(box, door, history);
    }

    Got typed(String... words) {
        return Got.of(shell.run(words));
    }

    /** The engine's API, by program or as Tasklist's pages use it. */
    java.net.http.HttpResponse<String> engine(Door door, String method, String path, String body) {
        if (door == Door.F) return tasklist.sendAsWebapp(method, WEBAPP + path, body);
        return switch (method) {
            case "POST" -> dora.post("/engine-rest" + path, body);
            case "PUT" -> dora.put("/engine-rest" + path, body);
            case "GET" -> dora.get("/engine-rest" + path);
            default -> dora.delete("/engine-rest" + path);
        };
    }

    /** A start form that was sent: refused at once, or by the first steps of the process that it began. */
    Got started(Door door, String process, Map<String, ?> answers) {
        var answer = engine(door, "POST", "/process-definition/key/" + process + "/submit-form", variables(answers));
        if (answer.statusCode() != 200) return Got.of(answer);
        return ended(TrialDesk.read(answer.body()).path("id").asText());
    }

    /** A process that should end refused: its rule; else the end that it came to. */
    Got ended(String process) {
        var view = desk.settled(process);
        var outcome = view.path("outcome").asText(view.path("state").asText());
        if (!outcome.endsWith(" refused")) return new Got(outcome, "", "process", view.toPrettyString());
        return StreamSupport.stream(view.path("steps").spliterator(), false)
                .filter(step -> step.path("state").asText().equals("refused"))
                .map(step -> Got.ofSentence(step.path("message").asText(), outcome))
                .findFirst()
                .orElse(new Got("no step refused", "", outcome, view.toPrettyString()));
    }

    /** A request over REST that the desk takes. */
    Got asked(Map<String, ?> wanted) {
        var answer = dora.post("/api/installations", json(wanted));
        if (answer.statusCode() != 202) return Got.of(answer);
        return ended(TrialDesk.read(answer.body()).path("process").asText());
    }

    /** Looks at a repository before anything is installed from it. */
    Got checked(String url, String tag) {
        var answer = dora.post("/api/checks", json(pairs("repository", url, "tag", tag)));
        return answer.statusCode() == 200 ? found(answer) : Got.of(answer);
    }

    private static Got found(java.net.http.HttpResponse<String> answer) {
        for (var finding : TrialDesk.read(answer.body()).path("findings")) {
            var text = finding.path("where").asText() + ": "
                    + finding.path("message").asText();
            if (finding.path("severity").asText().equals("error")) return new Got("found", "", "check", text);
            if (text.contains("is no tag")) return new Got("accepted, shown as untagged", "", "check", text);
        }
        return Got.of(answer);
    }

    Got askedFrom(String url, String tag) {
        return asked(pairs("project", "hostile-repo", "kind", "test", "repository", url, "tag", tag));
    }

    JsonNode hoursOf(String installation) {
        return StreamSupport.stream(
                        TrialDesk.read(desk.as("fien").get("/api/hours").body()).spliterator(), false)
                .filter(line -> line.path("installation").asText().equals(installation))
                .reduce((before, last) -> last)
                .orElseThrow();
    }

    String hoursFile() {
        return desk.as("fien").get("/api/hours.csv", "text/csv").body();
    }

    static Map<String, Object> pairs(Object... fields) {
        var map = new LinkedHashMap<String, Object>();
        for (var i = 0; i < fields.length; i += 2) map.put((String) fields[i], fields[i + 1]);
        return map;
    }

    /** Answers as the engine's API takes them. */
    static String variables(Map<String, ?> answers) {
        var variables = new LinkedHashMap<String, Object>();
        answers.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        return json(Map.of("variables", variables));
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
