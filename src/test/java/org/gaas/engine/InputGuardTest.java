package org.gaas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("What people send to the engine")
class InputGuardTest {
    private static final TestEngine engine = Errand.sharedEngine();
    private String instance;
    private String task;

    @BeforeEach
    void openTask() {
        instance = engine.runtime().startProcessInstanceByKey("errand", "anna").getId();
        engine.runJobs();
        var carrying =
                engine.externalTasks().createExternalTaskQuery().singleResult().getId();
        engine.externalTasks().lock(carrying, "somebody", 10_000);
        engine.externalTasks().complete(carrying, "somebody");
        task = engine.tasks()
                .createTaskQuery()
                .taskDefinitionKey("Task_TasteBread")
                .singleResult()
                .getId();
        engine.identity().setAuthentication("dora", List.of("developers"));
    }

    @AfterEach
    void clear() {
        Errand.shared().clear(engine);
    }

    @TestFactory
    @DisplayName("is refused at every door when no form asks for it")
    Stream<DynamicTest> notAsked() {
        var sent = Map.<String, Object>of("verdict", "good", "planHash", "0");
        var doors = new LinkedHashMap<String, ThrowingCallable>();
        doors.put("complete", () -> engine.tasks().complete(task, sent));
        doors.put("complete, with variables in return", () -> engine.tasks()
                .completeWithVariablesInReturn(task, sent, false));
        doors.put("submit-form", () -> engine.forms().submitTaskForm(task, sent));
        doors.put("resolve", () -> engine.tasks().resolveTask(task, sent));
        doors.put("task variables", () -> engine.tasks().setVariables(task, sent));
        doors.put("local task variables", () -> engine.tasks().setVariablesLocal(task, sent));
        doors.put("one task variable", () -> engine.tasks().setVariable(task, "planHash", "0"));
        doors.put("removed task variable", () -> engine.tasks().removeVariable(task, "planHash"));
        doors.put("process variables", () -> engine.runtime().setVariables(instance, Map.of("planHash", "0")));
        doors.put("execution variable", () -> engine.runtime().setVariableLocal(instance, "planHash", "0"));
        doors.put("removed process variable", () -> engine.runtime().removeVariable(instance, "planHash"));
        doors.put("start", () -> engine.runtime()
                .startProcessInstanceByKey("errand", Map.of("shop", "mill", "planHash", "0")));
        doors.put("start form", () -> engine.forms()
                .submitStartForm(definition("errand"), Map.of("shop", "mill", "planHash", "0")));
        return doors.entrySet().stream()
                .map(door -> DynamicTest.dynamicTest(door.getKey(), () -> {
                    refused(door.getValue(), "planHash", "VARIABLE_NOT_ACCEPTED");
                    assertThat(engine.runtime().getVariables(instance)).doesNotContainKeys("planHash", "verdict");
                    assertThat(engine.tasks().createTaskQuery().taskId(task).count())
                            .isEqualTo(1);
                }));
    }

    @TestFactory
    @DisplayName("is forbidden when only the desk itself may do it")
    Stream<DynamicTest> deskOnly() {
        var doors = new LinkedHashMap<String, ThrowingCallable>();
        doors.put("error", () -> engine.tasks().handleBpmnError(task, "ShopClosed"));
        doors.put("escalation", () -> engine.tasks().handleEscalation(task, "Escalated"));
        doors.put("message", () -> engine.runtime().correlateMessage("UndoRequested", "anna"));
        doors.put(
                "message to all",
                () -> engine.runtime().createMessageCorrelation("UndoRequested").correlateAll());
        doors.put("message to an execution", () -> engine.runtime().messageEventReceived("UndoRequested", instance));
        doors.put("signal", () -> engine.runtime().signalEventReceived("Alarm"));
        doors.put("signal to an execution", () -> engine.runtime().signal(instance));
        doors.put(
                "fetching long steps",
                () -> engine.externalTasks().fetchAndLock(1, "me").topic("x", 1).execute());
        doors.put("completing long steps", () -> engine.externalTasks().complete("some", "me"));
        doors.put("moving a token", () -> engine.runtime()
                .createProcessInstanceModification(instance)
                .startBeforeActivity("EndEvent_BreadEaten")
                .execute());
        doors.put("starting in the middle", () -> engine.runtime()
                .createProcessInstanceByKey("errand")
                .startBeforeActivity("Task_TasteBread")
                .execute());
        doors.put("starting what has no form", () -> engine.runtime().startProcessInstanceByKey("shopping-day"));
        doors.put("deploying", () -> engine.deploy("/engine/send.form"));
        doors.put("removing diagrams", () -> engine.repository().deleteProcessDefinition(definition("errand")));
        return doors.entrySet().stream()
                .map(door -> DynamicTest.dynamicTest(door.getKey(), () -> {
                    assertThatThrownBy(door.getValue()).isInstanceOf(Forbidden.class);
                    assertThat(engine.tasks().createTaskQuery().taskId(task).count())
                            .isEqualTo(1);
                }));
    }

    @Test
    @DisplayName("is accepted when the form asks for it, and completes the task")
    void accepted() {
        engine.forms().submitTaskForm(task, Map.of("verdict", "good", "slices", 3));

        assertThat(engine.runtime().getVariables(instance))
                .containsEntry("verdict", "good")
                .containsEntry("slices", 3);
    }

    @Test
    @DisplayName("may start a process whose start form asks for it")
    void start() {
        var started = engine.forms().submitStartForm(definition("errand"), Map.of("shop", "mill"));

        assertThat(engine.history()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceId(started.getId())
                        .singleResult()
                        .getStartUserId())
                .isEqualTo("dora");
    }

    @Test
    @DisplayName("gives a process no key")
    void noKey() {
        refused(
                () -> engine.runtime().startProcessInstanceByKey("errand", "capri", Map.of("shop", "mill")),
                "businessKey",
                "VARIABLE_NOT_ACCEPTED");
    }

    @Test
    @DisplayName("is not accepted for a field that is only shown")
    void shownOnly() {
        refused(
                () -> engine.tasks().complete(task, Map.of("verdict", "good", "shop", "mine")),
                "shop",
                "VARIABLE_NOT_ACCEPTED");
    }

    @Test
    @DisplayName("is not accepted when no module knows the rules for it")
    void unknownVariable() {
        refused(
                () -> engine.tasks().complete(task, Map.of("verdict", "good", "unheardOf", "x")),
                "unheardOf",
                "VARIABLE_NOT_ACCEPTED");
    }

    @Test
    @DisplayName("obeys the variable's own rules")
    void ownRules() {
        refused(() -> engine.tasks().complete(task, Map.of("verdict", "a\u0000b")), "verdict", "VERDICT_INVALID");
        refused(
                () -> engine.tasks().complete(task, Map.of("verdict", "good", "slices", "many")),
                "slices",
                "TYPE_INVALID");
        refused(() -> engine.tasks().complete(task, Map.of("verdict", "x".repeat(4001))), "verdict", "TEXT_TOO_LONG");
    }

    @Test
    @DisplayName("holds whole characters: half a pair could not be shown again")
    void halves() {
        refused(() -> engine.tasks().complete(task, Map.of("verdict", "good \ud83d")), "verdict", "TEXT_INVALID");
        refused(() -> engine.tasks().complete(task, Map.of("verdict", "\ude00 good")), "verdict", "TEXT_INVALID");
        engine.tasks().complete(task, Map.of("verdict", "good 😀"));
    }

    @Test
    @DisplayName("is never opened when it is a serialized object")
    void objects() {
        var object = Variables.serializedObjectValue("{}")
                .objectTypeName("java.lang.Runtime")
                .serializationDataFormat("application/json")
                .create();

        refused(
                () -> engine.tasks().complete(task, Variables.putValueTyped("verdict", object)),
                "verdict",
                "TYPE_INVALID");
    }

    @Test
    @DisplayName("must hold what the form requires, empty is not enough")
    void required() {
        refused(() -> engine.tasks().complete(task), "verdict", "FIELD_REQUIRED");
        refused(() -> engine.tasks().complete(task, Map.of("verdict", "")), "verdict", "FIELD_REQUIRED");
    }

    @Test
    @DisplayName("is text and stays text, whatever it looks like")
    void neverEvaluated() {
        var trap = "${''.getClass().forName('java.lang.Runtime')} <img src=x onerror=alert(1)>";

        engine.tasks().complete(task, Map.of("verdict", trap));

        assertThat(engine.runtime().getVariable(instance, "verdict")).isEqualTo(trap);
    }

    @Test
    @DisplayName("is no matter when the desk itself comes through its door; it still says who asked")
    void door() {
        var started = engine.get(EngineDoor.class).start("errand", "bert", Map.of("planHash", "1"));

        assertThat(engine.runtime().getVariable(started, "planHash")).isEqualTo("1");
        assertThat(engine.history()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceId(started)
                        .singleResult()
                        .getStartUserId())
                .isEqualTo("dora");
    }

    private static String definition(String key) {
        return engine.repository()
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult()
                .getId();
    }

    private static void refused(ThrowingCallable sent, String field, String rule) {
        assertThatThrownBy(sent).isInstanceOfSatisfying(InvalidInput.class, wrong -> {
            assertThat(wrong.field()).isEqualTo(field);
            assertThat(wrong.rule()).isEqualTo(rule);
        });
    }
}
