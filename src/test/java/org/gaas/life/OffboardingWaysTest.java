package org.gaas.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.Progress;
import org.gaas.engine.Step;
import org.gaas.engine.TestEngine;
import org.gaas.engine.Vars;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.onboarding.OnboardingVars;
import org.gaas.production.ProductionVars;
import org.gaas.production.Trace;
import org.gaas.production.Ways;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;

/** The diagram alone: what its steps do is proven elsewhere, here they only say which way it goes. */
@DisplayName("The ways through the end of a production")
class OffboardingWaysTest {
    /** What was done, step by step, with the installation that it was done to where that matters. */
    private static final Trace TRACE = new Trace();

    private static final List<String> DONE = TRACE.done();

    /** Error codes by the step that says no, once. */
    private static final Map<String, String> NO = TRACE.no();

    private static final Map<String, String[]> PEOPLE = Map.of(
            "Task_ApproveOffboarding", new String[] {"hugo", "hosting"},
            "Task_ConfirmOffboarding", new String[] {"mark", "managers"},
            "Task_HandOverData", new String[] {"hanna", "hosting"});

    private static final List<String> NOTHING_DESTROYED =
            List.of("beginDestruction", "endAccess", "remove capri", "remove capri-acc", "proveOffboarding");

    private static Instant closes;
    private static boolean heard;
    private static volatile boolean stillPacks;
    private static final TestEngine engine = engine();
    private static final Ways WAYS = new Ways(engine);

    private static TestEngine engine() {
        var beans = new HashMap<String, Object>();
        for (var step : List.of(
                "measureProduction",
                "takeProductionOffline",
                "sealHandOver",
                "beginDestruction",
                "endAccess",
                "proveOffboarding",
                "publishSite",
                "discardArchive",
                "keepProduction",
                "remove")) beans.put(step, step(step));
        beans.put("validateOffboarding", (Step) execution -> {
            TRACE.sayNo("validateOffboarding");
            LifeVars.CLOSES_AT.set(execution, closes.toString());
            DONE.add("validateOffboarding");
        });
        beans.put("archiveFiles", TRACE.longStep("archiveFiles"));
        beans.put("dumpDatabases", TRACE.longStep("dumpDatabases"));
        beans.put("endPacking", new EndPacking());
        var engine = TestEngine.with(Map.of("gaas.retries", "PT0.01S"), beans, Beans.class, LifeVars.class);
        engine.deploy(
                "/processes/life/offboard-production.bpmn",
                "/forms/life/request-offboarding.form",
                "/forms/life/accept-offboarding.form",
                "/forms/life/approve-offboarding.form",
                "/forms/life/confirm-offboarding.form",
                "/forms/life/hand-over-data.form");
        engine.repository()
                .createDeployment()
                .addModelInstance("remove-installation.bpmn", Trace.called("remove-installation", "remove"))
                .deploy();
        engine.serveLongSteps();
        return engine;
    }

    private static Step step(String name) {
        return execution -> {
            DONE.add(name + about(name, execution));
            TRACE.sayNo(name);
        };
    }

    private static String about(String name, DelegateExecution execution) {
        return name.equals("remove")
                ? " " + InstallationId.INSTALLATION.in(execution) + " " + Installation.NUMBER.in(execution)
                : "";
    }

    private static final class EndPacking implements LongStep {
        @Override
        public void begin(LongTask task) {
            DONE.add("endPacking");
        }

        @Override
        public Progress poll(LongTask task) {
            return stillPacks ? Progress.running(0, 0, "it still packs") : Progress.done();
        }
    }

    static class Beans {
        @Bean
        Vars others() {
            return Vars.of(
                    InstallationId.INSTALLATION,
                    Installation.NUMBER,
                    ProductionVars.ACCEPTANCE,
                    ProductionVars.ACCEPTANCE_NUMBER,
                    OnboardingVars.REFUSAL,
                    OnboardingVars.REQUESTER);
        }
    }

    @BeforeEach
    void nothingRuns() {
        engine.clear();
        TRACE.clear();
        heard = true;
        stillPacks = false;
        closes = Instant.now().minusSeconds(60);
    }

    @AfterAll
    static void close() {
        engine.clear();
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"handedOver", "notWanted"})
    @DisplayName("two approve, it is closed and packed, the data is handed over or not wanted, and then all goes")
    void ended(String handing) {
        var process = until("Task_HandOverData");
        assertThat(DONE)
                .containsExactly(
                        "validateOffboarding",
                        "measureProduction",
                        "takeProductionOffline",
                        "archiveFiles",
                        "dumpDatabases",
                        "sealHandOver");
        answer("Task_HandOverData", Map.of("dataHanding", handing, "receipt", "C. Klant"));
        WAYS.end(process, "EndEvent_ProductionEnded");
        assertThat(DONE)
                .containsSubsequence(
                        "beginDestruction", "endAccess", "remove capri 1", "remove capri-acc 2", "proveOffboarding")
                .doesNotContain("publishSite", "keepProduction");
    }

    @Test
    @DisplayName("what can't be ended is refused before anybody is asked")
    void refused() {
        NO.put("validateOffboarding", "RequestRefused");
        var process = start();
        WAYS.end(process, "EndEvent_OffboardingRefused");
        assertThat(DONE).isEmpty();
    }

    @Test
    @DisplayName("a customer who was not heard is asked first; a no ends it before anything is looked at")
    void asked() {
        heard = false;
        start();
        WAYS.waitFor("Task_AcceptOffboarding");
        assertThat(DONE).doesNotContain("measureProduction");
        WAYS.answer(
                "Task_AcceptOffboarding",
                "hanna",
                "hosting",
                Map.of("customersAnswer", "accept", "customersWord", "C. Klant"));
        WAYS.waitFor("Task_ApproveOffboarding");

        engine.clear();
        DONE.clear();
        var other = start();
        WAYS.waitFor("Task_AcceptOffboarding");
        WAYS.answer(
                "Task_AcceptOffboarding",
                "hanna",
                "hosting",
                Map.of("customersAnswer", "refuse", "customersWord", "C. Klant"));
        WAYS.end(other, "EndEvent_CustomerDeclined");
        assertThat(DONE)
                .endsWith("publishSite", "endPacking", "discardArchive", "keepProduction")
                .doesNotContain("measureProduction");
    }

    @ParameterizedTest(name = "{0}: {1}={2}")
    @CsvSource({
        "Task_ApproveOffboarding, removalApproval, refuse",
        "Task_ConfirmOffboarding, removalConfirmation, refuse",
        "Task_HandOverData, dataHanding, withdraw"
    })
    @DisplayName("a no of hosting, of a manager, or when the data is to be handed over, leaves production as it was")
    void no(String task, String field, String answer) {
        var process = until(task);
        answer(task, Map.of(field, answer));
        WAYS.end(process, "EndEvent_ProductionKept");
        assertThat(DONE)
                .endsWith("publishSite", "endPacking", "discardArchive", "keepProduction")
                .doesNotContainAnyElementsOf(NOTHING_DESTROYED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Task_ApproveOffboarding", "Task_ConfirmOffboarding", "Task_HandOverData"})
    @DisplayName("withdrawn while somebody is asked, production is open again, with nothing packed")
    void withdrawn(String task) {
        var process = until(task);
        engine.get(EngineDoor.class).tell(process, "UndoRequested", new HashMap<>());
        WAYS.end(process, "EndEvent_ProductionKept");
        assertThat(DONE)
                .endsWith("publishSite", "endPacking", "discardArchive", "keepProduction")
                .doesNotContainAnyElementsOf(NOTHING_DESTROYED);
    }

    @Test
    @DisplayName("withdrawn while it is packed, that comes to its end before it is discarded, or ended again")
    void stillPacks() {
        var process = until("Task_HandOverData");
        stillPacks = true;
        engine.get(EngineDoor.class).tell(process, "UndoRequested", new HashMap<>());
        await().until(() -> {
            engine.runJobs();
            return DONE.contains("endPacking");
        });
        engine.runJobs();
        assertThat(DONE).contains("publishSite").doesNotContain("discardArchive", "keepProduction");
        stillPacks = false;
        WAYS.end(process, "EndEvent_ProductionKept");
        assertThat(DONE).endsWith("endPacking", "discardArchive", "keepProduction");
    }

    @Test
    @DisplayName("approved, it waits for its day; withdrawn while it waits, nothing was closed")
    void waits() {
        closes = Instant.now().plusSeconds(86_400);
        until("Task_ConfirmOffboarding");
        answer("Task_ConfirmOffboarding", Map.of("removalConfirmation", "approve"));
        assertThat(timers().count()).isOne();
        assertThat(DONE).doesNotContain("takeProductionOffline");
        dayComes();
        WAYS.waitFor("Task_HandOverData");

        engine.clear();
        var other = until("Task_ConfirmOffboarding");
        answer("Task_ConfirmOffboarding", Map.of("removalConfirmation", "approve"));
        DONE.clear();
        engine.get(EngineDoor.class).tell(other, "UndoRequested", new HashMap<>());
        WAYS.end(other, "EndEvent_ProductionKept");
        assertThat(DONE).containsExactly("publishSite", "endPacking", "discardArchive", "keepProduction");
    }

    @ParameterizedTest
    @ValueSource(strings = {"takeProductionOffline", "beginDestruction"})
    @DisplayName("what is not what was approved, or was approved too long ago, is approved by both again")
    void approvalVoid(String step) {
        NO.put(step, "ApprovalVoid");
        until("Task_ConfirmOffboarding");
        yes("Task_ConfirmOffboarding");
        if (step.equals("beginDestruction")) {
            WAYS.waitFor("Task_HandOverData");
            yes("Task_HandOverData");
        }
        WAYS.waitFor("Task_ApproveOffboarding");
        assertThat(DONE).doesNotContain("endAccess", "remove capri 1");
        yes("Task_ApproveOffboarding");
        WAYS.waitFor("Task_ConfirmOffboarding");
        yes("Task_ConfirmOffboarding");
        WAYS.waitFor("Task_HandOverData");
        assertThat(DONE).doesNotContain("endAccess", "remove capri 1");
    }

    @Test
    @DisplayName("once things are destroyed, nobody can take it back")
    void noWayBack() {
        var process = until("Task_HandOverData");
        NO.put("endAccess", "NobodyCatchesThis");
        answer("Task_HandOverData", Map.of("dataHanding", "handedOver", "receipt", "C. Klant"));
        assertThat(DONE).contains("beginDestruction");
        assertThat(engine.runtime()
                        .createEventSubscriptionQuery()
                        .processInstanceId(process)
                        .eventName("UndoRequested")
                        .count())
                .isZero();
    }

    private static String start() {
        var variables = new TreeMap<String, Object>();
        InstallationId.INSTALLATION.put(variables, new InstallationId("capri"));
        ProductionVars.ACCEPTANCE.put(variables, new InstallationId("capri-acc"));
        Installation.NUMBER.put(variables, 1L);
        ProductionVars.ACCEPTANCE_NUMBER.put(variables, 2L);
        LifeVars.OFFBOARDING.put(variables, 1L);
        LifeVars.CUSTOMER_HEARD.put(variables, heard);
        var process = engine.get(EngineDoor.class).start("offboard-production", "capri", variables);
        engine.runJobs();
        return process;
    }

    /** Begins, and says yes until this task is there. */
    private static String until(String last) {
        var process = start();
        for (var task : List.of("Task_ApproveOffboarding", "Task_ConfirmOffboarding", "Task_HandOverData")) {
            WAYS.waitFor(task);
            if (task.equals(last)) return process;
            yes(task);
        }
        throw new AssertionError(last);
    }

    private static JobQuery timers() {
        return engine.management()
                .createJobQuery()
                .activityId("Event_ClosingDay")
                .timers();
    }

    private static void dayComes() {
        engine.management().executeJob(timers().singleResult().getId());
        engine.runJobs();
    }

    private static void yes(String task) {
        answer(
                task,
                switch (task) {
                    case "Task_ApproveOffboarding" -> Map.of("removalApproval", "approve");
                    case "Task_ConfirmOffboarding" -> Map.of("removalConfirmation", "approve");
                    default -> Map.of("dataHanding", "handedOver", "receipt", "C. Klant");
                });
        if (task.equals("Task_ConfirmOffboarding")) dayComes();
    }

    private static void answer(String name, Map<String, Object> answers) {
        var person = PEOPLE.get(name);
        WAYS.answer(name, person[0], person[1], answers);
    }
}
