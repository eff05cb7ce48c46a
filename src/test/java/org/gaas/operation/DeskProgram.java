package org.gaas.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.StreamSupport;
import org.gaas.people.RestClient;

/** A desk with the box in a process of its own, started and stopped as operators do. */
final class DeskProgram implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final List<String> settings;
    private Process process;

    DeskProgram(Path home, String... settings) {
        this.home = home;
        this.settings = List.of(settings);
    }

    DeskProgram start() {
        launch();
        assertThat(process.isAlive()).as(said()).isTrue();
        return this;
    }

    /** Starts, and ends by itself; answers what it said. */
    String refuses() {
        launch();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
        assertThat(process.exitValue()).isNotZero();
        return said();
    }

    private void launch() {
        try {
            Files.deleteIfExists(access());
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "org.gaas.Desk",
                    "--gaas.home=" + home,
                    "--gaas.box.enabled=true",
                    "--gaas.box.trial=false",
                    "--gaas.box.binaries=" + Path.of("target", "mariadb").toAbsolutePath(),
                    "--server.port=0"));
            command.addAll(settings);
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("desk.out").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(PATIENCE).until(() -> !process.isAlive() || Files.exists(access()));
    }

    /** As an init system does it; answers the exit code. */
    int stop() {
        process.destroy(); // SIGTERM
        await().atMost(PATIENCE).until(() -> !process.isAlive());
        return process.exitValue();
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) stop();
    }

    String install(String project) {
        var answer = as("dora")
                .post(
                        "/api/installations",
                        json(Map.of("project", project, "kind", "test", "template", "sample", "tag", "1.2.0")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return read(answer.body()).path("process").asText();
    }

    JsonNode process(String id) {
        return read(as("hanna").get("/api/processes/" + id).body());
    }

    String state(String id) {
        return process(id).path("state").asText();
    }

    /** {@code running}, {@code done} and so on; empty when the process has not come to it. */
    String step(String id, String label) {
        return StreamSupport.stream(process(id).path("steps").spliterator(), false)
                .filter(step -> step.path("label").asText().equals(label))
                .map(step -> step.path("state").asText())
                .findFirst()
                .orElse("");
    }

    /** Claims the only task of a process and answers it. */
    void complete(String user, String id, Map<String, Object> answers) {
        var task = "/engine-rest/task/"
                + process(id).path("tasks").get(0).path("id").asText();
        assertThat(as(user).post(task + "/claim", json(Map.of("userId", user))).statusCode())
                .isEqualTo(204);
        var variables = new java.util.HashMap<String, Object>();
        answers.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        var done = as(user).post(task + "/submit-form", json(Map.of("variables", variables)));
        assertThat(done.statusCode()).as(done.body()).isIn(200, 204);
    }

    JsonNode audit(String path) {
        var answer = as("aya").get("/api/audit/" + path, "*/*");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return read(answer.body());
    }

    RestClient as(String user) {
        var access = new Properties();
        try (var file = Files.newBufferedReader(access())) {
            access.load(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        var port = Integer.parseInt(access.getProperty("url").replaceFirst(".*:", ""));
        return RestClient.with(user, access.getProperty("password." + user), port);
    }

    /** All that was logged since the home is there. */
    String log() {
        return text("desk.log");
    }

    private String said() {
        return text("desk.out");
    }

    private String text(String file) {
        try {
            return Files.readString(home.resolve(file));
        } catch (IOException e) {
            return "nothing: " + e;
        }
    }

    private Path access() {
        return home.resolve("cli.properties");
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
}
