package org.gaas.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gaas.onboarding.TrialDesk.read;
import static org.gaas.onboarding.TrialDesk.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.ManagementService;
import org.gaas.BoxDeskTest;
import org.gaas.box.Box;
import org.gaas.box.BoxHosts;
import org.gaas.box.DemoUsers;
import org.gaas.engine.EngineDoor;
import org.gaas.remote.Command;
import org.gaas.remote.Host;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BoxDeskTest
@DisplayName("A step that failed and that a person answers for, in the box")
class SkippedStepsTest {
    private final TrialDesk desk;
    private final Halts trials;
    private final Halts deployments;
    private final Host server;
    private final Path root;

    SkippedStepsTest(
            @Autowired Box box,
            @Autowired DemoUsers users,
            @Autowired EngineDoor door,
            @Autowired ManagementService management,
            @LocalServerPort int port) {
        this.desk = new TrialDesk(box, users, port);
        this.trials = Halts.ofTrials(door, management);
        this.deployments = new Halts(door, management, "deploy-release");
        this.root = box.server("trial1").root();
        this.server = BoxHosts.host(box, "trial1");
    }

    @AfterEach
    void goOn() {
        trials.goOn();
        deployments.goOn();
    }

    @Test
    @DisplayName("is the loading of data, when somebody loaded it by hand; the trail says who and why")
    void loadedByHand() throws Exception {
        var process = stoppedBefore("Task_LoadData", "sk-load");
        sql("rename table sk_load_test_gems.patient to sk_load_test_gems.hidden");
        trials.goOn();
        assertThat(desk.settled(process).path("state").asText()).isEqualTo("repair");
        sql("rename table sk_load_test_gems.hidden to sk_load_test_gems.patient");
        sql("use sk_load_test_gems; " + Files.readString(current("sk-load-test").resolve("data/setup.sql")));

        skip("Load data", "loaded by hand");
        assertThat(desk.settledAfterRepair(process).path("state").asText()).isEqualTo("waiting");
        assertThat(desk.page("sk-load-test")).startsWith("200");
        assertThat(desk.as("aya").get("/api/audit/entries?about=sk-load-test").body())
                .contains("repair-skip", "loaded by hand", "\"SKIPPED\"", "Skipping leaves behind");
    }

    @Test
    @DisplayName("are the application's own commands, when somebody ran them by hand: for a trial, and for a release")
    void upgradedByHand() throws Exception {
        var process = stoppedBefore("Task_UpgradeApplication", "sk-up");
        try (var blocked = blocked("var/lib/gaas/operations")) {
            trials.goOn();
            assertThat(desk.settled(process).path("state").asText()).isEqualTo("repair");
        }
        migrate("sk-up-test");
        skip("Upgrade application", "run by hand");
        var waiting = desk.settledAfterRepair(process);
        assertThat(waiting.path("state").asText()).isEqualTo("waiting");
        assertThat(waiting.path("steps").toString()).contains("left out by hanna: run by hand");
        assertThat(desk.page("sk-up-test")).startsWith("200");

        deployments.before("Task_UpgradeApplication");
        var answer = desk.as("daan").post("/api/installations/sk-up-test/deployments", TrialDesk.json("ref", "1.2.0"));
        var deployment = read(answer.body()).path("process").asText();
        deployments.awaitStopped(deployment, "Task_UpgradeApplication");
        try (var blocked = blocked("var/lib/gaas/operations")) {
            deployments.goOn();
            assertThat(desk.settled(deployment).path("state").asText()).isEqualTo("repair");
        }
        migrate("sk-up-test");
        skip("Upgrade application", "run by hand");
        assertThat(desk.settledAfterRepair(deployment).path("outcome").asText()).isEqualTo("Release deployed");
    }

    @Test
    @DisplayName("is the look at its health: who confirms it is told that nobody looked; then it counts as installed")
    void healthWaived() {
        var process = stoppedBefore("Task_CheckHealth", "sk-ill");
        sql("rename table sk_ill_test_gems.patient to sk_ill_test_gems.hidden");
        trials.goOn();
        assertThat(desk.settled(process).path("state").asText()).isEqualTo("repair");
        skip("Check health", "the table is renamed on purpose");
        var confirm = task(desk.settledAfterRepair(process));
        assertThat(desk.as("dora")
                        .get("/engine-rest/task/" + confirm + "/form-variables?variableNames=health")
                        .body())
                .contains("not checked");
        assertThat(desk.installation("sk-ill-test").path("state").asText()).isEqualTo("requested");
        desk.complete("dora", confirm, "confirmation", "done", "noTime", "true");
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Trial handed over");
        assertThat(desk.installation("sk-ill-test").path("state").asText()).isEqualTo("installed");

        var answer = desk.as("daan").post("/api/installations/sk-ill-test/deployments", TrialDesk.json("ref", "1.1.0"));
        var deployment = read(answer.body()).path("process").asText();
        assertThat(desk.settled(deployment).path("state").asText()).isEqualTo("repair");
        skip("Check health", "still renamed");
        assertThat(desk.settledAfterRepair(deployment).path("outcome").asText()).isEqualTo("Release deployed");
    }

    @Test
    @DisplayName("is keeping an archive: then nothing is kept, and the proof says so")
    void notKept() throws Exception {
        var process = desk.install("sk-gone", "1.1.0");
        desk.complete("dora", task(desk.settled(process)), "confirmation", "done", "noTime", "true");
        desk.settled(process);
        desk.settled(desk.latest("sk-gone-test", "Expire trial"));
        String removal;
        try (var blocked = blocked("srv/gaas/.archives")) {
            removal = read(desk.as("dora")
                            .post("/api/installations/sk-gone-test/removal", "{}")
                            .body())
                    .path("process")
                    .asText();
            assertThat(desk.settled(removal).path("state").asText()).isEqualTo("repair");
            skip("Archive files", "nobody needs them");
            skip("Dump databases", "nobody needs them");
            JsonNode end = desk.settledAfterRepair(removal);
            assertThat(end.path("outcome").asText()).as(end.toPrettyString()).isEqualTo("Installation removed");
        }
        var gone = desk.installation("sk-gone-test").path("removal");
        assertThat(gone.path("archive").isMissingNode()).isTrue();
        assertThat(gone.path("proof").toString()).contains("nothing was kept");
    }

    private String stoppedBefore(String step, String name) {
        trials.before(step);
        var process = desk.install(name, "1.1.0");
        trials.awaitStopped(process, step);
        return process;
    }

    private void skip(String step, String why) {
        var question = desk.repairTask(step);
        var answer = desk.complete("hanna", question, "repairDecision", "skip", "repairWhy", why, "noTime", "true");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    /** As somebody would do it who is signed in there. */
    private void migrate(String installation) {
        server.run(Command.of("bin/migrate")
                        .in("srv/gaas/" + installation + "/current")
                        .with("APPLICATION_ENV", "test"))
                .expect("migrations by hand");
    }

    private Path current(String installation) {
        return root.resolve("srv/gaas/" + installation + "/current");
    }

    /** A file where a folder is needed, until it is closed. */
    private Blocked blocked(String folder) throws IOException {
        var place = root.resolve(folder);
        var aside = place.resolveSibling(".aside");
        Files.createDirectories(place);
        Files.move(place, aside);
        Files.createFile(place);
        return () -> {
            Files.delete(place);
            Files.move(aside, place);
        };
    }

    private interface Blocked extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    private void sql(String statements) {
        server.run(Command.of("mariadb", "--batch").reading(statements)).expect("an answer");
    }
}
