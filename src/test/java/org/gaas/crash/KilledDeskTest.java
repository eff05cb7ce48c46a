package org.gaas.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.gaas.crash.Point.Moment;
import org.gaas.releases.git.BareRepository;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample of the crash matrix, see {@link KilledDeskMatrixTest}, for every day. */
@Tag("box")
@DisplayName("A desk that is killed")
class KilledDeskTest {
    private static final Path RESULTS = Path.of("target", "crash");

    @TempDir
    Path home;

    @Test
    @DisplayName("goes on by itself when it is started again, and leaves one of everything")
    void onMariaDb() {
        var matrix = new Matrix("A sample: kill -9 of the desk", RESULTS.resolve("killed-desk-sample.txt"));
        try (var desk = new DeskProcess(home, Program.plain(), DeskOnMariaDb.prepare(home))) {
            var killing = new Killing(desk, matrix);
            desk.start();
            var calm = killing.install("calm", "1.1.0");
            killing.until(calm);
            var asItShouldBe = picture("calm", "brave");

            killing.at(List.of(
                    new Point("set-up-installation", "Task_CreateDatabases", Moment.AFTER),
                    new Point("set-up-installation", "Task_UpgradeApplication", Moment.DURING),
                    new Point("remove-installation", "Task_DropDatabases", Moment.AFTER)));
            var brave = killing.install("brave", "1.1.0");
            killing.until(brave);
            assertThat(picture("brave", "calm").lines()).containsExactlyInAnyOrderElementsOf(asItShouldBe.lines());
            killing.complete(
                    "daan", brave, Map.of("confirmation", "remove", "hours", "0:10", "activity", "onboarding"));
            killing.until(brave);
            assertThat(desk.process(brave).path("outcome").asText()).isEqualTo("Trial removed");
            assertThat(picture("brave", "calm").lines())
                    .noneMatch(line -> line.startsWith("database PROJECT") || line.startsWith("account PROJECT"))
                    .contains("desk billing_hours: 1 rows");
            assertThat(matrix.points()).hasSize(3);
        }
    }

    @Test
    @Tag("crash")
    @DisplayName("in the middle of a build, with its tables in a file, attaches to it: it is built once")
    void building() throws Exception {
        var runs = home.resolve("runs");
        try (var repository = new BareRepository(home.resolve("repositories/slow.git"))) {
            repository.tag("1.0.0", repository.commit(slowToBuild(runs)));
        }
        try (var desk = new DeskProcess(home, Program.plain(), List.of())) {
            desk.start();
            var url = "file://" + home.resolve("repositories/slow.git");
            var slow = desk.install(Map.of("project", "slow", "kind", "test", "repository", url, "tag", "1.0.0"));
            await().atMost(DeskProcess.PATIENCE).until(() -> Files.exists(runs));
            desk.kill();

            desk.start();
            await().atMost(DeskProcess.PATIENCE).until(() -> desk.stands(slow));
            var process = desk.process(slow);
            assertThat(process.path("state").asText())
                    .as(process.toPrettyString())
                    .isEqualTo("waiting");
            assertThat(StreamSupport.stream(process.path("steps").spliterator(), false)
                            .filter(step -> !step.path("state").asText().equals("pending"))
                            .map(step -> step.path("label").asText()))
                    .doesNotHaveDuplicates()
                    .contains("Build release")
                    .endsWith("Confirm trial");
            assertThat(runs).hasContent("run");
            assertThat(DeskProcess.read(
                            desk.as("dora").get("/api/installations").body()))
                    .hasSize(1);
        }
    }

    private static Map<String, String> slowToBuild(Path runs) {
        return Map.of(
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
                "x:#!/bin/sh\necho run >>'" + runs + "'; sleep 6; mkdir public; echo built >public/index.html\n");
    }

    private Picture picture(String project, String other) {
        return Picture.inPeace(project, home, new Tables(home), List.of(other));
    }
}
