package org.gaas.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gaas.onboarding.TrialDesk.json;
import static org.gaas.onboarding.TrialDesk.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.StreamSupport;
import org.gaas.people.RestClient;
import org.gaas.releases.git.BareRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("box")
@DisplayName("A desk that is killed")
class KilledDeskTest {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    Path home;

    private Process desk;

    @AfterEach
    void end() {
        if (desk != null) {
            desk.destroy();
            await().atMost(PATIENCE).until(() -> !desk.isAlive());
        }
    }

    @Test
    @DisplayName("in the middle of an onboarding goes on by itself when it is started again, and does nothing twice")
    void goesOn() throws Exception {
        start();
        var answer = dora().post(
                        "/api/installations",
                        json("project", "brave", "kind", "test", "template", "sample", "tag", "1.1.0"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        var process = read(answer.body()).path("process").asText();
        await().atMost(PATIENCE).until(() -> done(process, "Prepare home"));
        desk.destroyForcibly().waitFor();

        start();
        await().atMost(PATIENCE)
                .until(() -> process(process).path("state").asText().equals("waiting"));
        assertThat(labels(process(process))).doesNotHaveDuplicates().endsWith("Confirm trial");
        var installations = read(dora().get("/api/installations").body());
        assertThat(installations).hasSize(1);
        assertThat(TrustingBrowser.of(home.resolve("tls/ca.pem"))
                        .get(installations.get(0).path("url").asText()))
                .startsWith("200")
                .contains("brave_test_gems");
    }

    @Test
    @DisplayName("in the middle of a build attaches to it when it is started again: it is built once")
    void building() throws Exception {
        var runs = home.resolve("runs");
        try (var repository = new BareRepository(home.resolve("repositories/slow.git"))) {
            repository.tag(
                    "1.0.0",
                    repository.commit(Map.of(
                            "gaas.yaml",
                            """
                    gaas: 1
                    name: pages
                    title: Pages
                    runtime: {kind: static}
                    web: {directory: public}
                    build: {commands: [[bin/build]]}
                    health: {checks: [{path: /, contains: [built]}]}
                    """,
                            "bin/build",
                            "x:#!/bin/sh\necho run >>'" + runs
                                    + "'; sleep 6; mkdir public; echo built >public/index.html\n")));
        }
        start();
        var answer = dora().post(
                        "/api/installations",
                        json(
                                "project",
                                "slow",
                                "kind",
                                "test",
                                "repository",
                                "file://" + home.resolve("repositories/slow.git"),
                                "tag",
                                "1.0.0"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        var process = read(answer.body()).path("process").asText();
        await().atMost(PATIENCE).until(() -> Files.exists(runs));
        desk.destroyForcibly().waitFor();

        start();
        await().atMost(PATIENCE)
                .until(() -> process(process).path("state").asText().equals("waiting"));
        assertThat(labels(process(process)))
                .doesNotHaveDuplicates()
                .contains("Build release")
                .endsWith("Confirm trial");
        assertThat(runs).hasContent("run");
    }

    private void start() throws IOException {
        Files.deleteIfExists(home.resolve("cli.properties"));
        desk = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.gaas.Desk",
                        "--gaas.home=" + home,
                        "--gaas.box.enabled=true",
                        "--gaas.box.trial=false",
                        "--gaas.box.binaries=" + Path.of("target", "mariadb").toAbsolutePath(),
                        "--server.port=0")
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("desk.out").toFile())
                .start();
        await().atMost(PATIENCE).until(() -> !desk.isAlive() || Files.exists(home.resolve("cli.properties")));
        assertThat(desk.isAlive())
                .as(Files.readString(home.resolve("desk.out")))
                .isTrue();
    }

    private RestClient dora() {
        var access = new Properties();
        try (var file = Files.newBufferedReader(home.resolve("cli.properties"))) {
            access.load(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        var port = access.getProperty("url").replaceFirst(".*:", "");
        return RestClient.with("dora", access.getProperty("password.dora"), Integer.parseInt(port));
    }

    private JsonNode process(String process) {
        return read(dora().get("/api/processes/" + process).body());
    }

    private boolean done(String process, String label) {
        return StreamSupport.stream(process(process).path("steps").spliterator(), false)
                .anyMatch(step -> step.path("label").asText().equals(label)
                        && step.path("state").asText().equals("done"));
    }

    private static List<String> labels(JsonNode process) {
        return StreamSupport.stream(process.path("steps").spliterator(), false)
                .filter(step -> !step.path("state").asText().equals("pending"))
                .map(step -> step.path("label").asText())
                .toList();
    }
}
