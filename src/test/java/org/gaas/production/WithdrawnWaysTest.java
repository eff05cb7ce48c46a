package org.gaas.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.gaas.certificates.Way;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.TestEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The diagrams alone, with those that are called: what their steps do is proven elsewhere. */
@DisplayName("The ways back from the onboarding of a production")
class WithdrawnWaysTest {
    private static final String ONBOARDING = "onboard-production";
    private static final String SET_UP = "set-up-installation";
    private static final String PURCHASE = "purchase-certificate";

    /** What takes everything away again, and nothing else. */
    private static final List<String> UNDONE =
            List.of("remove capri", "remove capri-acc", "discardSetUpData", "endOrder", "letDevelopersOut");

    private static final ProductionDiagram diagram = ProductionDiagram.withCalled();
    private static final TestEngine engine = diagram.engine;
    private static final List<String> DONE = diagram.trace.done();

    /** Error codes by the step that says no, once. */
    private static final Map<String, String> NO = diagram.trace.no();

    /** Where a process stands still, and how it comes there. */
    private record Wait(String process, String activity, Runnable way) {
        String place() {
            return process + " " + activity;
        }

        @Override
        public String toString() {
            return place();
        }
    }

    /** All places where an onboarding waits for somebody or something. */
    static Stream<Wait> waits() {
        return Stream.of(
                new Wait(ONBOARDING, "Task_FetchRelease", () -> {
                    diagram.held.add("fetchRelease");
                    diagram.start();
                }),
                new Wait(ONBOARDING, "Task_AcceptQuote", () -> diagram.until("Task_AcceptQuote")),
                new Wait(ONBOARDING, "Task_ApproveAndPlace", () -> diagram.until("Task_ApproveAndPlace")),
                new Wait(ONBOARDING, "Task_ReviseRequest", () -> {
                    diagram.until("Task_ApproveAndPlace");
                    diagram.answer("Task_ApproveAndPlace", Map.of("placement", "return", "placementReason", "no room"));
                }),
                placed(ONBOARDING, "Task_DumpSetUpData", () -> diagram.held.add("dumpSetUpData")),
                placed(ONBOARDING, "Task_DecideSetUpData", () -> NO.put("dumpSetUpData", "SetUpDataGone")),
                placed(ONBOARDING, "Task_AgreeOnDevelopers", () -> diagram.agreementsMissing = true),
                placed(ONBOARDING, "Event_LookAgain", () -> diagram.namesRight = false),
                placed(ONBOARDING, "Task_SignOffAcceptance", () -> {}),
                new Wait(ONBOARDING, "Task_MendOpening", () -> {
                    NO.put("openSite", "CertificateMissing");
                    diagram.until("Task_SignOffAcceptance");
                    diagram.yes("Task_SignOffAcceptance");
                }),
                placed(SET_UP, "Task_FetchRelease", () -> diagram.held.add("fetchRelease")),
                placed(SET_UP, "Task_BuildRelease", () -> diagram.held.add("buildRelease")),
                placed(SET_UP, "Task_ShipRelease", () -> diagram.held.add("shipRelease")),
                placed(SET_UP, "Task_CopySetUpData", () -> diagram.held.add("copySetUpData")),
                placed(SET_UP, "Task_UpgradeApplication", () -> diagram.held.add("upgradeApplication")),
                placed(SET_UP, "Task_MendRelease", () -> NO.put("buildRelease", "BuildFailed")),
                placed(SET_UP, "Task_MendInstallation", () -> NO.put("upgradeApplication", "UpgradeUnproven")),
                placed(PURCHASE, "Task_ObtainCertificate", () -> diagram.held.add("obtainCertificate")),
                placed(PURCHASE, "Task_MendOrder", () -> NO.put("obtainCertificate", "OrderRefused")),
                placed(PURCHASE, "Task_OrderCertificate", () -> diagram.way = Way.ORDERED),
                new Wait(PURCHASE, "Task_ApprovePrice", () -> {
                    diagram.way = Way.ORDERED;
                    diagram.placed();
                    diagram.standsAt("Task_OrderCertificate");
                    diagram.answer("Task_OrderCertificate", Map.of("ordering", "ordered"));
                }),
                placed(PURCHASE, "Task_HandOverCertificate", () -> diagram.way = Way.BROUGHT),
                placed(PURCHASE, "Task_MendCertificate", () -> NO.put("seeCertificate", "NotSeen")));
    }

    /** Everybody who is asked before the set-up says yes, and then this is so. */
    private static Wait placed(String process, String activity, Runnable then) {
        return new Wait(process, activity, () -> {
            diagram.until("Task_ApproveAndPlace");
            then.run();
            diagram.yes("Task_ApproveAndPlace");
        });
    }

    @BeforeEach
    void nothingRuns() {
        diagram.clear();
    }

    @AfterAll
    static void close() {
        diagram.close();
    }

    @ParameterizedTest
    @MethodSource("waits")
    @DisplayName("withdrawn wherever it waits, everything is taken away again, and nobody is asked any more")
    void withdrawn(Wait wait) {
        wait.way().run();
        diagram.standsAt(wait.activity());
        assertThat(engine.runtime()
                        .createProcessInstanceQuery()
                        .processDefinitionKey(wait.process())
                        .activityIdIn(wait.activity())
                        .count())
                .isPositive();
        withdraw();
        assertThat(DONE).containsExactlyElementsOf(UNDONE);
    }

    @Test
    @DisplayName("each place where it waits was tried; one that was handed over to nobody yet is ended, not withdrawn")
    void allPlaces() {
        var places = new TreeSet<String>();
        for (var process : List.of(ONBOARDING, SET_UP, PURCHASE))
            engine
                    .repository()
                    .getBpmnModelInstance(engine.repository()
                            .createProcessDefinitionQuery()
                            .processDefinitionKey(process)
                            .latestVersion()
                            .singleResult()
                            .getId())
                    .getModelElementsByType(FlowNode.class)
                    .stream()
                    .filter(WithdrawnWaysTest::waits)
                    .forEach(node -> places.add(process + " " + node.getId()));
        places.remove(ONBOARDING + " Task_HandOverProduction");
        assertThat(waits().map(Wait::place)).containsExactlyInAnyOrderElementsOf(places);
    }

    private static boolean waits(FlowNode node) {
        return node instanceof UserTask
                || node instanceof ReceiveTask
                || node instanceof IntermediateCatchEvent
                || node instanceof ServiceTask step && "external".equals(step.getCamundaType());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Task_AcceptQuote", "Task_SignOffAcceptance"})
    @DisplayName("begun by an earlier diagram, it is withdrawn as today")
    void beganEarlier(String last) {
        diagram.startEarlier();
        for (var task : List.of("Task_AcceptQuote", "Task_ApproveAndPlace", "Task_SignOffAcceptance")) {
            diagram.waitsFor(task);
            if (task.equals(last)) break;
            diagram.yes(task);
        }
        withdraw();
        assertThat(DONE).containsExactlyElementsOf(UNDONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"createDatabases", "installCertificate", "lookUpNames", "letDevelopersIn"})
    @DisplayName("withdrawn while a step waits for its repair, nobody repairs it any more")
    void inRepair(String step) {
        diagram.broken.add(step);
        diagram.placed();
        diagram.standsAt("Task_RepairStep");
        withdraw();
        assertThat(DONE).containsExactlyElementsOf(UNDONE);
        assertThat(engine.runtime().createIncidentQuery().count()).isZero();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"Task_ApproveAndPlace, placement, refuse", "Task_ReviseRequest, revision, withdraw"})
    @DisplayName("refused by hosting, or withdrawn when it came back, free all names again")
    void refusedByPeople(String task, String field, String answer) {
        var process = diagram.until("Task_ApproveAndPlace");
        if (task.equals("Task_ReviseRequest"))
            diagram.answer("Task_ApproveAndPlace", Map.of("placement", "return", "placementReason", "no room"));
        diagram.waitsFor(task);
        if (field.equals("placement")) diagram.answer(task, Map.of(field, answer, "placementReason", "no room"));
        else diagram.answer(task, Map.of(field, answer));
        diagram.ends(process, "EndEvent_ProductionRefused");
        assertThat(diagram.seen("Approve and place").message())
                .as("why, for who asked")
                .hasValue("no room");
        assertThat(DONE).containsSubsequence("remove capri", "remove capri-acc", "endOrder", "letDevelopersOut");
    }

    @Test
    @DisplayName("what is not signed off is taken away again")
    void notSignedOff() {
        var process = diagram.until("Task_SignOffAcceptance");
        diagram.answer("Task_SignOffAcceptance", Map.of("signOff", "withdraw"));
        diagram.ends(process, "EndEvent_ProductionRefused");
        assertThat(DONE).containsSubsequence("remove capri", "remove capri-acc").doesNotContain("openSite");
    }

    private static void withdraw() {
        var process = engine.runtime()
                .createProcessInstanceQuery()
                .processDefinitionKey(ONBOARDING)
                .singleResult()
                .getId();
        DONE.clear();
        // a long step may just have told how far it is
        await().atMost(Duration.ofSeconds(20))
                .ignoreException(OptimisticLockingException.class)
                .until(() -> {
                    engine.get(EngineDoor.class).tell(process, "UndoRequested", new HashMap<>());
                    return true;
                });
        diagram.ends(process, "EndEvent_ProductionUndone");
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            engine.runJobs();
            return engine.runtime().createProcessInstanceQuery().count() == 0;
        });
        assertThat(engine.tasks().createTaskQuery().count()).isZero();
        assertThat(engine.externalTasks().createExternalTaskQuery().count()).isZero();
        assertThat(diagram.timers().count()).isZero();
    }
}
