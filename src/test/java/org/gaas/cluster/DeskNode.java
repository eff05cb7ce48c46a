package org.gaas.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gaas.box.DeskBesideBox;
import org.gaas.people.RestClient;

/** One desk of several, in a process of its own. */
final class DeskNode implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(5);
    static final String ADMINISTRATOR = "adam";
    private static final String PASSWORD = "known-to-this-test-only";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final int port;
    private final Path said;
    private final Process process;

    private DeskNode(String name, int port, Path said, Process process) {
        this.name = name;
        this.port = port;
        this.said = said;
        this.process = process;
    }

    /** Starts one, and waits until it takes work. */
    static DeskNode start(String name, Path folder, List<String> settings) {
        var port = freePort();
        var said = folder.resolve(name + ".out");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                DeskBesideBox.class.getName(),
                "--gaas.home=" + folder.resolve(name),
                "--gaas.secrets.master-key=" + folder.resolve("master.key"),
                "--gaas.node=" + name,
                "--gaas.first-administrator.name=" + ADMINISTRATOR,
                "--gaas.first-administrator.password=" + PASSWORD,
                "--gaas.retries=PT2S,PT5S,PT10S,PT30S",
                "--server.port=" + port));
        command.addAll(settings);
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
                    .start();
            var node = new DeskNode(name, port, said, process);
            await().atMost(PATIENCE).until(() -> !process.isAlive() || node.isReady());
            assertThat(process.isAlive()).as(node.said()).isTrue();
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    /** Everybody has the same password here. */
    RestClient as(String user) {
        return RestClient.with(user, PASSWORD, port);
    }

    /** An administrator makes an account and gives it a role. */
    void hire(String user, String role) {
        var account = "{\"profile\":{\"id\":\"" + user + "\",\"firstName\":\"\",\"lastName\":\"\"},"
                + "\"credentials\":{\"password\":\"" + PASSWORD + "\"}}";
        var made = as(ADMINISTRATOR).post("/engine-rest/user/create", account);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(204);
        var member = as(ADMINISTRATOR).put("/engine-rest/group/" + role + "/members/" + user, "");
        assertThat(member.statusCode()).as(member.body()).isEqualTo(204);
    }

    JsonNode get(String path) {
        var answer = as("dora").get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return read(answer.body());
    }

    /** How many steps this node has done. */
    double stepsDone() {
        return as("dora")
                .get("/actuator/prometheus", "text/plain")
                .body()
                .lines()
                .filter(line ->
                        line.startsWith("gaas_step_duration_seconds_count") && line.contains("outcome=\"done\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    void kill() {
        process.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
    }

    String said() {
        try {
            return Files.readString(said);
        } catch (IOException e) {
            return "it said nothing: " + e;
        }
    }

    @Override
    public void close() {
        process.destroy();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException wrong) {
            throw new UncheckedIOException(json, wrong);
        }
    }

    private boolean isReady() {
        try {
            return RestClient.nobody(port).get("/api/health").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
