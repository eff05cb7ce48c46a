package org.gaas.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.gaas.box.Box;
import org.gaas.box.BoxFixture;
import org.gaas.box.DeskBesideBox;
import org.gaas.onboarding.TrialDesk;
import org.gaas.onboarding.TrustingBrowser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two desks with one database and one fleet; the fleet is a box in this JVM, so both can be killed. They share nothing
 * else: each has a folder of its own.
 */
abstract class TwoDesks {
    /** How long after a kill the work of the dead may rest. */
    private static final Duration REST = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final int onboardings;
    private final List<DeskNode> desks = new ArrayList<>();
    private final StringBuilder report = new StringBuilder();

    @TempDir
    Path folder;

    private Box box;
    private SharedDatabase database;
    private List<String> settings;

    TwoDesks(int onboardings) {
        this.onboardings = onboardings;
    }

    @BeforeEach
    void fleet() throws IOException {
        box = Box.start(folder.resolve("box"), BoxFixture.settings());
        database = SharedDatabase.beside(box.database());
        settings = new ArrayList<>(database.settings());
        var fleet = Files.writeString(folder.resolve("fleet.yaml"), DeskBesideBox.fleet(box));
        settings.addAll(DeskBesideBox.settings(box, fleet));
    }

    @AfterEach
    void end() {
        desks.forEach(DeskNode::close);
        if (database != null) database.close();
        if (box != null) box.close();
    }

    @Test
    @DisplayName(
            "share the work; when one is killed, the other goes on within a minute: none is lost, none is done twice")
    void oneIsKilled(TestReporter reporter) throws IOException {
        tell("The desks' database: " + database.what());
        var doomed = start("one");
        doomed.hire("dora", "developers");
        var other = start("two");

        var processes = new LinkedHashMap<String, String>();
        for (var i = 1; i <= onboardings; i++)
            processes.put("cluster" + i + "-test", install(i % 2 == 0 ? doomed : other, "cluster" + i));
        await().atMost(PATIENCE).until(() -> doomed.stepsDone() >= onboardings && other.stepsDone() >= onboardings);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> jobs(doomed) > 0);
        doomed.kill();
        var killed = Instant.now();
        tell("One was killed with %d steps in its hands. Steps done by then: %.0f by two, %d by both."
                .formatted(holds(doomed), other.stepsDone(), ended()));
        await().atMost(REST).until(() -> holds(doomed) == 0);
        tell("The work of the dead was free again after %d ms."
                .formatted(Duration.between(killed, Instant.now()).toMillis()));

        for (var process : processes.values())
            await().atMost(PATIENCE).until(() -> !state(other, process).equals("running"));
        tell("All %d stood %d s after the kill."
                .formatted(onboardings, Duration.between(killed, Instant.now()).toSeconds()));
        processes.forEach((installation, process) -> assertOnce(other, installation, process));
        assertNothingBeside(other, processes);
        complete(other, processes.values());
        tell("Each of the %d is there once: process, installation, databases, account, site, task, hours."
                .formatted(onboardings));
        reporter.publishEntry(report.toString());
    }

    private DeskNode start(String name) {
        var desk = DeskNode.start(name, folder, settings);
        desks.add(desk);
        return desk;
    }

    private String install(DeskNode desk, String project) {
        var wish = "{\"project\":\"%s\",\"kind\":\"test\",\"repository\":\"%s\",\"tag\":\"1.1.0\"}"
                .formatted(project, box.sampleUrl());
        var answer = desk.as("dora").post("/api/installations", wish);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return DeskNode.read(answer.body()).path("process").asText();
    }

    /** What this node works on, by the locks that it holds. */
    private long holds(DeskNode desk) {
        return jobs(desk) + database.count("ACT_RU_EXT_TASK", "WORKER_ID_ = '" + desk.name() + "'");
    }

    /** Of these the locks last for minutes. */
    private long jobs(DeskNode desk) {
        return database.count("ACT_RU_JOB", "LOCK_OWNER_ = '" + desk.name() + "'");
    }

    /** Steps that ended well, whoever did them. */
    private long ended() {
        return database.count("ACT_HI_ACTINST", "ACT_TYPE_ = 'serviceTask' and END_TIME_ is not null");
    }

    private static String state(DeskNode desk, String process) {
        return desk.get("/api/processes/" + process).path("state").asText();
    }

    private void assertOnce(DeskNode desk, String installation, String process) {
        var seen = desk.get("/api/processes/" + process);
        assertThat(seen.path("state").asText()).as(seen.toPrettyString()).isEqualTo("waiting");
        assertThat(begun(seen)).doesNotHaveDuplicates().endsWith("Confirm trial");
        assertThat(seen.path("tasks")).hasSize(1);
        assertThat(desk.get("/api/processes?businessKey=" + installation)).hasSize(1);
        var installed = desk.get("/api/installations/" + installation);
        assertThat(TrustingBrowser.of(box.authority()).get(installed.path("url").asText()))
                .startsWith("200")
                .contains(installation.replace('-', '_') + "_gems");
    }

    private void assertNothingBeside(DeskNode desk, Map<String, String> processes) {
        assertThat(desk.get("/api/installations")).hasSize(onboardings);
        assertThat(desk.get("/api/tasks")).hasSize(onboardings);
        assertThat(database.count("ACT_HI_PROCINST", "PROC_DEF_KEY_ = 'repair-step'"))
                .as("nobody was asked to repair anything")
                .isZero();
        assertThat(database.count("engine_journal", "1 = 1"))
                .as("steps that nobody knows the end of")
                .isZero();
        assertThat(SharedDatabase.run(box.database(), "show databases like '%\\_test\\_gems'")
                        .lines())
                .hasSize(onboardings);
        assertThat(SharedDatabase.run(box.database(), "select user from mysql.user where user like 'cluster%'")
                        .lines())
                .hasSize(onboardings);
        assertThat(processes.keySet()).hasSize(onboardings);
    }

    /** The task can be answered, and the hours are there once. */
    private static void complete(DeskNode desk, Iterable<String> processes) {
        var expected = 0;
        for (var process : processes) {
            var task = desk.get("/api/processes/" + process)
                    .path("tasks")
                    .get(0)
                    .path("id")
                    .asText();
            var done = desk.as("dora").post("/engine-rest/task/" + task + "/submit-form", """
                    {"variables": {"confirmation": {"value": "done"}, "hours": {"value": "0:20"},
                        "activity": {"value": "onboarding"}}}""");
            assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
            expected++;
        }
        assertThat(desk.get("/api/hours?month=" + YearMonth.now(TrialDesk.ZONE)))
                .hasSize(expected);
    }

    /** The steps that are not still to come. */
    private static List<String> begun(JsonNode process) {
        return StreamSupport.stream(process.path("steps").spliterator(), false)
                .filter(step -> !step.path("state").asText().equals("pending"))
                .map(step -> step.path("label").asText())
                .toList();
    }

    private void tell(String sentence) throws IOException {
        report.append(sentence).append('\n');
        var results = Files.createDirectories(Path.of("target", "cluster"));
        Files.writeString(results.resolve("two-desks-" + onboardings + ".txt"), report);
    }
}
