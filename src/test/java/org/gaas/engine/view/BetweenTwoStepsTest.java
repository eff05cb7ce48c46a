package org.gaas.engine.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.gaas.engine.ProcessView.State;
import org.gaas.engine.ProcessView.Step;
import org.gaas.engine.ProcessView.StepState;
import org.gaas.engine.TestEngine;
import org.gaas.engine.longsteps.StoredProgress;
import org.gaas.engine.repair.LeftOut;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who looks in the moment between two steps")
class BetweenTwoStepsTest {
    private final TestEngine engine = TestEngine.with(Map.of("bake", (org.gaas.engine.Step) execution -> {}));

    @AfterEach
    void close() {
        engine.clear();
        engine.close();
    }

    @Test
    @DisplayName("sees a process that goes on, and sees it wait only together with what it waits for")
    void between() {
        var instance = begun(bakery().userTask("Task_Taste").endEvent().done());
        var looking = lookingWhile(engine::runJobs);

        var between = looking.find(instance).orElseThrow();
        assertThat(between.state()).isEqualTo(State.RUNNING);
        assertThat(between.tasks()).isEmpty();

        var after = looking.find(instance).orElseThrow();
        assertThat(after.state()).isEqualTo(State.WAITING);
        assertThat(after.tasks()).hasSize(1);
        assertThat(after.steps()).extracting(Step::state).containsExactly(StepState.DONE, StepState.WAITING);
    }

    @Test
    @DisplayName("misses no step, neither the one that ends in this moment nor those that come after it")
    void whole() {
        var instance = begun(bakery().serviceTask("Task_Cool")
                .camundaAsyncBefore()
                .camundaDelegateExpression("${bake}")
                .userTask("Task_Taste")
                .userTask("Task_Sell")
                .endEvent()
                .done());
        List<Runnable> meanwhile = List.of(this::oneJob, this::oneJob, () -> engine.tasks()
                .complete(engine.tasks().createTaskQuery().singleResult().getId()));

        for (var happens : meanwhile)
            assertThat(lookingWhile(happens).find(instance).orElseThrow().steps())
                    .extracting(Step::id)
                    .containsExactly("Task_Bake", "Task_Cool", "Task_Taste", "Task_Sell");
    }

    private void oneJob() {
        engine.management()
                .executeJob(engine.management()
                        .createJobQuery()
                        .messages()
                        .singleResult()
                        .getId());
    }

    private static AbstractFlowNodeBuilder<?, ?> bakery() {
        return Bpmn.createExecutableProcess("bakery")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .serviceTask("Task_Bake")
                .camundaAsyncBefore()
                .camundaDelegateExpression("${bake}");
    }

    private String begun(BpmnModelInstance diagram) {
        engine.repository()
                .createDeployment()
                .addModelInstance("bakery.bpmn", diagram)
                .deploy();
        return engine.runtime().startProcessInstanceByKey("bakery").getId();
    }

    private ProcessesOfEngine lookingWhile(Runnable work) {
        return new ProcessesOfEngine(
                onceInTheMiddle(engine.engine(), work),
                engine.get(OneMoment.class),
                engine.get(StoredProgress.class),
                engine.get(LeftOut.class),
                engine.get(AnsweredSteps.class),
                engine.get(ExpectedEnds.class));
    }

    /** While somebody looks, when the past was read and the jobs were not, somebody else does this. */
    private static ProcessEngine onceInTheMiddle(ProcessEngine engine, Runnable work) {
        var waiting = new AtomicReference<>(work);
        return (ProcessEngine) Proxy.newProxyInstance(
                BetweenTwoStepsTest.class.getClassLoader(),
                new Class<?>[] {ProcessEngine.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getManagementService") && waiting.get() != null)
                        CompletableFuture.runAsync(waiting.getAndSet(null)).join();
                    return method.invoke(engine, arguments);
                });
    }
}
