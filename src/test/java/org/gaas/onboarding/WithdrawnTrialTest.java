package org.gaas.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gaas.onboarding.TrialDesk.read;
import static org.gaas.onboarding.TrialDesk.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.gaas.BoxDeskTest;
import org.gaas.box.Box;
import org.gaas.box.DemoUsers;
import org.gaas.engine.EngineDoor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BoxDeskTest
@DisplayName("A trial that is withdrawn while it is set up, in the box")
class WithdrawnTrialTest {
    private final TrialDesk desk;
    private final EngineDoor door;
    private final Halts halts;
    private final Grounds grounds;

    WithdrawnTrialTest(
            @Autowired Box box,
            @Autowired DemoUsers users,
            @Autowired EngineDoor door,
            @Autowired ManagementService management,
            @LocalServerPort int port) {
        this.door = door;
        this.halts = Halts.ofTrials(door, management);
        this.desk = new TrialDesk(box, users, port);
        this.grounds = new Grounds(box);
    }

    /** All steps on the way of a trial, but the one at the end of a refusal and the one that only productions come to. */
    static Stream<String> steps() {
        return Stream.of("onboarding/onboard-trial", "production/set-up-installation")
                .map(process -> Bpmn.readModelFromFile(new File("processes/" + process + ".bpmn")))
                .flatMap(model -> model.getModelElementsByType(Activity.class).stream())
                .filter(step -> step instanceof ServiceTask || step instanceof CallActivity)
                .filter(step -> step.getParentElement() instanceof Process)
                .map(FlowElement::getId)
                .filter(step -> !Set.of("Task_ReleaseName", "Task_CopySetUpData", "CallActivity_RemoveInstallation")
                        .contains(step));
    }

    @ParameterizedTest(name = "before {0}")
    @MethodSource("steps")
    @DisplayName("leaves nothing behind, whatever step came next")
    void before(String step) {
        var name = "wb-" + name(step);
        var before = grounds.picture();
        var process = stoppedBefore(step, name);
        withdraw(process, name);
        halts.goOn();
        assertGone(process, name);
        assertThat(grounds.picture()).containsExactlyElementsOf(before);
    }

    @ParameterizedTest(name = "while {0} changes the server")
    @ValueSource(
            strings = {
                "Task_PrepareHome",
                "Task_ShipRelease",
                "Task_CreateDatabases",
                "Task_WriteSettings",
                "Task_SwitchRelease",
                "Task_PublishSite"
            })
    @DisplayName("leaves nothing behind, although a step was on its way to the server")
    void atWork(String step) {
        var name = "ww-" + name(step);
        var before = grounds.picture();
        var process = stoppedBefore(step, name);
        try (var held = grounds.holdLockOf(name + "-test")) {
            halts.goOn();
            held.awaitSomebodyWaiting();
            withdraw(process, name);
        }
        assertGone(process, name);
        assertThat(grounds.picture()).containsExactlyElementsOf(before);
    }

    @Test
    @DisplayName("leaves nothing behind, although the application's own commands were at work and did not end")
    void upgrading() {
        var before = grounds.picture();
        var process = stoppedBefore("Task_UpgradeApplication", "wu");
        grounds.hangApplicationOf("wu-test");
        halts.goOn();
        grounds.awaitApplicationAtWork("wu-test");
        withdraw(process, "wu");
        assertGone(process, "wu");
        assertThat(grounds.picture()).containsExactlyElementsOf(before);
    }

    @Test
    @DisplayName("leaves nothing behind when a step of it waited for a repair, and nobody is asked any more")
    void inRepair() {
        var before = grounds.picture();
        var process = stoppedBefore("Task_LoadData", "wr");
        grounds.sql("rename table wr_test_gems.patient to wr_test_gems.hidden");
        halts.goOn();
        assertThat(desk.settled(process).path("state").asText()).isEqualTo("repair");
        assertThat(desk.as("hanna").get("/api/tasks").body()).contains("Repair step · Load data");
        withdraw(process, "wr");
        assertGone(process, "wr");
        assertThat(grounds.picture()).containsExactlyElementsOf(before);
        assertThat(desk.as("hanna").get("/api/tasks").body()).doesNotContain("Repair step · Load data");
    }

    @Test
    @DisplayName("leaves the hours, when people worked on it before; and its name is free")
    void hoursStay() {
        var process = desk.install("wh", "1.3.0-broken");
        var mend = task(desk.settled(process));
        var answer = desk.complete("dora", mend, "setUpMending", "again", "hours", "0:25", "activity", "onboarding");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        desk.settledWithout(process, mend);
        withdraw(process, "wh");
        assertGone(process, "wh");
        var month = YearMonth.now(TrialDesk.ZONE);
        assertThat(read(desk.as("fien").get("/api/hours?month=" + month).body()))
                .filteredOn(entry -> entry.path("installation").asText().equals("wh-test"))
                .extracting(entry -> entry.path("minutes").asInt())
                .containsExactly(25);
        assertThat(desk.settled(desk.install("wh", "1.1.0")).path("state").asText())
                .isEqualTo("waiting");
    }

    @AfterEach
    void goOn() {
        halts.goOn();
    }

    private String stoppedBefore(String step, String name) {
        halts.before(step);
        var process = desk.install(name, step.equals("Task_BuildRelease") ? "1.4.0" : "1.1.0");
        if (step.equals("Task_ScheduleExpiry")) {
            var answer = desk.complete("dora", task(desk.settled(process)), "confirmation", "done", "noTime", "true");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        }
        halts.awaitStopped(process, step);
        return process;
    }

    /** Before its name is taken nobody can name it; then it is told as a repair does. */
    private void withdraw(String process, String name) {
        var answer = desk.as("dora").post("/api/installations/" + name + "-test/removal", "{}");
        if (answer.statusCode() == 404) door.tell(process, "UndoRequested", new HashMap<>());
        else assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private void assertGone(String process, String name) {
        var end = desk.settled(process);
        assertThat(end.path("outcome").asText()).as(end.toPrettyString()).isEqualTo("Trial undone");
        grounds.awaitNobodyWaiting(name + "-test");
        assertThat(desk.page(name + "-test")).startsWith("404");
        JsonNode installation = desk.installation(name + "-test");
        assertThat(installation.path("state").asText("removed")).isEqualTo("removed");
    }

    private static String name(String step) {
        return step.replaceFirst("Task_|CallActivity_", "").toLowerCase(Locale.ROOT);
    }
}
