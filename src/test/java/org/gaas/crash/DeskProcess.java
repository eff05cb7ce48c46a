package org.gaas.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.gaas.people.Browser;
import org.gaas.people.RestClient;

/** A desk with the box in a process of its own, started again and again with the same home. */
final class DeskProcess implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> STANDS = Set.of("waiting", "repair", "done", "refused", "removed", "failed");

    private final Path home;
    private final Program program;
    private final List<String> settings;
    private Process process;
    private Instant launched;

    /**
     * @param settings beyond those that every desk under test has, as {@code --name=value}
     */
    DeskProcess(Path home, Program program, List<String> settings) {
        this.home = home;
        this.program = program;
        this.settings = List.copyOf(settings);
    }

    Path home() {
        return home;
    }

    /** Starts, and does not wait. */
    void launch() {
        try {
            Files.deleteIfExists(access());
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(program.options());
            command.addAll(List.of(
                    KillableDesk.class.getName(),
                    "--gaas.home=" + home,
                    "--gaas.box.enabled=true",
                    "--gaas.box.trial=false",
                    "--gaas.box.binaries=" + Path.of("target", "mariadb").toAbsolutePath(),
                    "--server.port=0"));
            command.addAll(settings);
            launched = Instant.now();
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            home.resolve("desk.out").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts, and waits until people and programs can use it. */
    void start() {
        launch();
        await().atMost(PATIENCE).until(() -> !process.isAlive() || isUp());
        assertThat(process.isAlive()).as(said()).isTrue();
    }

    /** Whether it got so far that it can be asked. */
    boolean isUp() {
        return Files.exists(access());
    }

    boolean lives() {
        return process != null && process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    Instant launched() {
        return launched;
    }

    /** Whether it was ended by the signal that nobody can catch. */
    boolean wasKilled() {
        return !process.isAlive() && process.exitValue() == 128 + 9;
    }

    void kill() {
        process.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
    }

    /** In order; everything that it started ends too. */
    @Override
    public void close() {
        if (process == null) return;
        process.destroy();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
    }

    RestClient as(String user) {
        var access = told();
        return RestClient.with(user, access.getProperty("password." + user), port(access));
    }

    /** A browser in which this person signed in. */
    Browser browsing(String user) {
        var access = told();
        var browser = new Browser(port(access));
        browser.signIn(user, access.getProperty("password." + user));
        return browser;
    }

    private Properties told() {
        var access = new Properties();
        try (var file = Files.newBufferedReader(access())) {
            access.load(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return access;
    }

    private static int port(Properties access) {
        var port = access.getProperty("url").replaceFirst(".*:", "");
        return Integer.parseInt(port);
    }

    /** The id of the process that a request of a tag of the sample application began. */
    String install(String project, String tag) {
        return install(Map.of("project", project, "kind", "test", "template", "sample", "tag", tag));
    }

    /** The same with other fields. */
    String install(Map<String, String> request) {
        var answer = as("dora").post("/api/installations", json(request));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return read(answer.body()).path("process").asText();
    }

    JsonNode process(String id) {
        return read(as("hanna").get("/api/processes/" + id).body());
    }

    /** Whether it waits for people, or is over. */
    boolean stands(String id) {
        return STANDS.contains(process(id).path("state").asText());
    }

    /** Claims the only task of a process and answers it. */
    HttpResponse<String> complete(String user, String id, Map<String, Object> answers) {
        var tasks = process(id).path("tasks");
        assertThat(tasks).as(process(id).toPrettyString()).hasSize(1);
        var task = "/engine-rest/task/" + tasks.get(0).path("id").asText();
        var claimed = as(user).post(task + "/claim", json(Map.of("userId", user)));
        assertThat(claimed.statusCode()).as(claimed.body()).isEqualTo(204);
        var variables = answers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, answer -> Map.of("value", answer.getValue())));
        return as(user).post(task + "/submit-form", json(Map.of("variables", variables)));
    }

    /** What the form of the only task of a process shows in one of its variables. */
    Optional<String> shown(String user, String id, String variable) {
        var task = process(id).path("tasks").path(0).path("id").asText();
        var shown = read(as(user).get("/engine-rest/task/" + task + "/form-variables")
                        .body())
                .path(variable);
        return Optional.of(shown.path("value").asText()).filter(text -> !text.isEmpty());
    }

    String said() {
        try {
            return Files.readString(home.resolve("desk.out"));
        } catch (IOException e) {
            return "it said nothing: " + e;
        }
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException wrong) {
            throw new UncheckedIOException(json, wrong);
        }
    }

    private static String json(Map<String, ?> value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Path access() {
        return home.resolve("cli.properties");
    }
}
