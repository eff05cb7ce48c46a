package org.gaas.engine.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.ProcessView.State;
import org.gaas.engine.ProcessView.Step;
import org.gaas.engine.ProcessView.StepState;
import org.gaas.engine.TestEngine;
import org.gaas.engine.longsteps.StoredProgress;
import org.gaas.engine.repair.LeftOut;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who looks in the moment between two steps")
class BetweenTwoStepsTest {
    @Test
    @DisplayName("sees a process that goes on, and sees it wait only together with what it waits for")
    void between() {
        try (var engine = TestEngine.with(Map.of("bake", (org.gaas.engine.Step) execution -> {}))) {
            engine.repository()
                    .createDeployment()
                    .addModelInstance(
                            "bakery.bpmn",
                            Bpmn.createExecutableProcess("bakery")
                                    .camundaHistoryTimeToLiveString("P1D")
                                    .startEvent()
                                    .serviceTask("Task_Bake")
                                    .camundaAsyncBefore()
                                    .camundaDelegateExpression("${bake}")
                                    .userTask("Task_Taste")
                                    .endEvent()
                                    .done())
                    .deploy();
            var instance = engine.runtime().startProcessInstanceByKey("bakery").getId();
            var looking = new ProcessesOfEngine(
                    onceInTheMiddle(engine.engine(), engine::runJobs),
                    engine.get(EngineDoor.class),
                    engine.get(StoredProgress.class),
                    engine.get(LeftOut.class),
                    engine.get(ExpectedEnds.class));

            var between = looking.find(instance).orElseThrow();
            assertThat(between.state()).isEqualTo(State.RUNNING);
            assertThat(between.tasks()).isEmpty();

            var after = looking.find(instance).orElseThrow();
            assertThat(after.state()).isEqualTo(State.WAITING);
            assertThat(after.tasks()).hasSize(1);
            assertThat(after.steps()).extracting(Step::state).containsExactly(StepState.DONE, StepState.WAITING);
            engine.clear();
        }
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
