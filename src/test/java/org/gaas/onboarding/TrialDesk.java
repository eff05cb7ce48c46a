package org.gaas.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.gaas.box.Box;
import org.gaas.box.DemoUsers;
import org.gaas.people.RestClient;
import org.gaas.php.PhpSample;

/** What people do at the desk, in the words of a test: everything goes through REST, as it would for them. */
public final class TrialDesk {
    /** Where midnight parts the days of this desk. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    private static final ObjectMapper JSON = new ObjectMapper();
    public static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Set<String> STANDS = Set.of("waiting", "repair", "done", "refused", "removed", "failed");

    private final UnaryOperator<String> pages;
    private final Function<String, RestClient> people;

    public TrialDesk(Box box, DemoUsers users, int port) {
        this(
                installation -> TrustingBrowser.of(box.authority())
                        .get("https://localhost:" + box.frontPort() + "/" + installation + "/"),
                user -> RestClient.with(user, users.password(user), port));
    }

    /**
     * @param pages status and page of an installation's site
     */
    public TrialDesk(UnaryOperator<String> pages, int port) {
        this(pages, user -> RestClient.as(user, port));
    }

    private TrialDesk(UnaryOperator<String> pages, Function<String, RestClient> people) {
        this.pages = pages;
        this.people = people;
    }

    public RestClient as(String user) {
        return people.apply(user);
    }

    /** A request by dora: pairs of field and value. */
    public HttpResponse<String> ask(String... fields) {
        return as("dora").post("/api/installations", json(fields));
    }

    /** The id of the process that a request of a tag of the sample application began. */
    public String install(String project, String tag) {
        return install(project, tag, "sample");
    }

    /** The same with a template of the box. */
    public String install(String project, String tag, String template) {
        var answer = ask("project", project, "kind", "test", "template", template, "tag", tag);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(read(answer.body()).has("url"))
                .as("known when it has a place")
                .isFalse();
        return read(answer.body()).path("process").asText();
    }

    /** The same with a tag of an application in PHP. */
    public String install(String project, PhpSample sample, String tag, String repository) {
        var answer = ask(
                "project",
                project,
                "kind",
                "test",
                "repository",
                repository,
                "tag",
                tag,
                "application",
                sample.application);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return read(answer.body()).path("process").asText();
    }

    /** The process of such a trial, once it waits for its confirmation. */
    public JsonNode installed(String project, PhpSample sample, String tag, String repository) {
        var installed = settled(install(project, sample, tag, repository));
        assertThat(installed.path("state").asText())
                .as(installed.toPrettyString())
                .isEqualTo("waiting");
        return installed;
    }

    /** The process that brings another release to a test installation, once it stands still. */
    public JsonNode deployed(String project, String tag) {
        var answer = as("daan").post("/api/installations/" + project + "-test/deployments", json("ref", tag));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return settled(read(answer.body()).path("process").asText());
    }

    /** The process, once it stands still. */
    public JsonNode settled(String process) {
        return await().atMost(PATIENCE)
                .until(
                        () -> process(process),
                        view -> STANDS.contains(view.path("state").asText()));
    }

    /** The process, once it has a task for people. */
    public JsonNode settledWithTask(String process) {
        return await().atMost(PATIENCE)
                .until(() -> process(process), view -> !view.path("tasks").isEmpty());
    }

    /** The process, once it stands still and this task of it is over. */
    public JsonNode settledWithout(String process, String task) {
        return await().atMost(PATIENCE)
                .until(
                        () -> process(process),
                        view -> STANDS.contains(view.path("state").asText())
                                && !view.path("tasks").findValuesAsText("id").contains(task));
    }

    /** The process, once it stands still and no step of it waits for a repair any more. */
    public JsonNode settledAfterRepair(String process) {
        return await().atMost(PATIENCE)
                .until(
                        () -> process(process),
                        view -> STANDS.contains(view.path("state").asText())
                                && !view.path("state").asText().equals("repair"));
    }

    public JsonNode process(String process) {
        return read(as("hanna").get("/api/processes/" + process).body());
    }

    /** The id of the newest process of this name about an installation. */
    public String latest(String installation, String name) {
        return await().atMost(PATIENCE)
                .until(
                        () -> StreamSupport.stream(
                                        read(as("dora")
                                                        .get("/api/processes?businessKey=" + installation)
                                                        .body())
                                                .spliterator(),
                                        false)
                                .filter(process -> process.path("name").asText().equals(name))
                                .map(process -> process.path("id").asText())
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    public JsonNode installation(String id) {
        return read(as("dora").get("/api/installations/" + id).body());
    }

    /** The labels of the steps that are done, in their order. */
    public static String path(JsonNode process) {
        return StreamSupport.stream(process.path("steps").spliterator(), false)
                .filter(step -> step.path("state").asText().equals("done"))
                .map(step -> step.path("label").asText())
                .collect(Collectors.joining(" > "));
    }

    /** The only open task of a process. */
    public static String task(JsonNode process) {
        assertThat(process.path("tasks")).as(process.toPrettyString()).hasSize(1);
        return process.path("tasks").get(0).path("id").asText();
    }

    /** The open question about a step that failed, as hosting sees it. */
    public String repairTask(String step) {
        return await().atMost(PATIENCE)
                .until(
                        () -> StreamSupport.stream(
                                        read(as("hanna").get("/api/tasks").body())
                                                .spliterator(),
                                        false)
                                .filter(task -> task.path("name").asText().startsWith("Repair step"))
                                .filter(task -> task.path("name").asText().contains(step))
                                .map(task -> task.path("id").asText())
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** All open questions about steps that failed, by their names. */
    public List<String> repairTasks() {
        return StreamSupport.stream(read(as("hanna").get("/api/tasks").body()).spliterator(), false)
                .map(task -> task.path("name").asText())
                .filter(name -> name.startsWith("Repair step"))
                .toList();
    }

    /** Claims a task and answers it: pairs of field and value. */
    public HttpResponse<String> complete(String user, String task, String... answers) {
        var claimed = as(user).post("/engine-rest/task/" + task + "/claim", json("userId", user));
        assertThat(claimed.statusCode()).as(claimed.body()).isEqualTo(204);
        return as(user).post("/engine-rest/task/" + task + "/submit-form", variables(answers));
    }

    /** What the form of a task shows in one of its variables. */
    public String shown(String user, String task, String variable) {
        return read(as(user).get("/engine-rest/task/" + task + "/form-variables")
                        .body())
                .path(variable)
                .path("value")
                .asText();
    }

    /** What the site of an installation answers, and its status before it. */
    public String page(String installation) {
        return pages.apply(installation);
    }

    public static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException wrong) {
            throw new UncheckedIOException(json, wrong);
        }
    }

    public static String json(String... fields) {
        return write(pairs(fields));
    }

    private static String variables(String... answers) {
        var variables = new TreeMap<String, Object>();
        pairs(answers)
                .forEach((name, value) ->
                        variables.put(name, Map.of("value", value.equals("true") ? (Object) true : value)));
        return write(Map.of("variables", variables));
    }

    private static Map<String, String> pairs(String... fields) {
        var map = new TreeMap<String, String>();
        for (int i = 0; i < fields.length; i += 2) map.put(fields[i], fields[i + 1]);
        return map;
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
