package org.gaas.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.gaas.engine.Failure;
import org.gaas.engine.Forbidden;
import org.gaas.engine.Stakes;
import org.gaas.engine.Step;
import org.gaas.engine.TestEngine;
import org.gaas.engine.Var;
import org.gaas.engine.Vars;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A step that is to be skipped where much is at stake")
class SkippingByTwoTest {
    private static TestEngine engine;

    @BeforeAll
    static void start() {
        engine = TestEngine.with(
                Map.of(
                        "buyBread",
                        (Step) execution -> {
                            throw new NoFlour();
                        },
                        "stakes",
                        (Stakes) key -> true,
                        "vars",
                        Vars.of(Var.text("shop"), Var.text("verdict"), Var.number("slices"), Var.text("hours"))),
                FourEyes.class,
                NobodyAway.class);
        engine.deploy("/engine/errand.bpmn", "/engine/taste-bread.form", "/engine/send.form");
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    @DisplayName("is confirmed by somebody else than the person who chose that, at every door")
    void secondPerson() {
        var errand =
                engine.runtime().startProcessInstanceByKey("errand", "royal").getId();
        engine.runJobs();
        as("hanna", () -> engine.tasks()
                .complete(open("Task_RepairStep"), Map.of("repairDecision", "skip", "repairWhy", "cake")));
        engine.runJobs();

        for (var door : new Runnable[] {
            () -> engine.tasks().claim(open("Task_ConfirmSkip"), "hanna"),
            () -> engine.tasks().complete(open("Task_ConfirmSkip"), Map.of("repairAgreed", "yes")),
            () -> engine.forms().submitTaskForm(open("Task_ConfirmSkip"), Map.of("repairAgreed", "yes"))
        })
            assertThatThrownBy(() -> as("hanna", door))
                    .isInstanceOf(Forbidden.class)
                    .hasMessageContaining("a second person has to decide it");
        assertThat(engine.externalTasks().createExternalTaskQuery().count()).isZero();

        var plan = engine.forms().getTaskFormVariables(open("Task_ConfirmSkip")).get("plan");
        as("hugo", () -> engine.tasks()
                .complete(open("Task_ConfirmSkip"), Map.of("repairAgreed", "yes", "plan", plan)));
        engine.runJobs();
        assertThat(engine.externalTasks()
                        .createExternalTaskQuery()
                        .processInstanceId(errand)
                        .singleResult()
                        .getActivityId())
                .isEqualTo("Task_CarryHome");
    }

    private static void as(String person, Runnable acts) {
        engine.as(person, new String[] {"hosting"}, acts);
    }

    private static String open(String definition) {
        Task task =
                engine.tasks().createTaskQuery().taskDefinitionKey(definition).singleResult();
        return task.getId();
    }

    private static class NoFlour extends Failure {
        NoFlour() {
            super(new Reason("NO_FLOUR", "Bring flour", false), "mill", "bread", "no flour", null);
        }

        private record Reason(String name, String remedy, boolean curableByWaiting) implements Kind {}
    }
}
