package org.gaas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.gaas.engine.Errand.ShopClosed;
import org.gaas.engine.Errand.Trouble;
import org.gaas.engine.ProcessView.State;
import org.gaas.engine.ProcessView.Step;
import org.gaas.engine.ProcessView.StepState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who follows a process")
class ProcessesTest {
    private static final Errand errand = Errand.shared();
    private static final TestEngine engine = Errand.sharedEngine();

    @AfterEach
    void clear() {
        errand.clear(engine);
    }

    @Test
    @DisplayName("sees what is about to begin, and what comes after it as far as the path is straight")
    void begun() {
        var view = view(send());

        assertThat(view.name()).isEqualTo("Errand");
        assertThat(view.businessKey()).contains("anna");
        assertThat(view.state()).isEqualTo(State.RUNNING);
        assertThat(view.steps())
                .extracting(Step::label, Step::state)
                .containsExactly(
                        tuple("Buy bread", StepState.RUNNING),
                        tuple("Carry home", StepState.PENDING),
                        tuple("Taste bread", StepState.PENDING));
    }

    @Test
    @DisplayName("sees what is done, what runs, and what a person is asked")
    void onItsWay() {
        var instance = send();
        engine.runJobs();
        assertThat(view(instance).steps())
                .extracting(Step::state)
                .containsExactly(StepState.DONE, StepState.RUNNING, StepState.PENDING);

        carryHome();

        var view = view(instance);
        assertThat(view.state()).isEqualTo(State.WAITING);
        assertThat(view.steps())
                .extracting(Step::state)
                .containsExactly(StepState.DONE, StepState.DONE, StepState.WAITING);
        assertThat(view.tasks()).singleElement().satisfies(task -> {
            assertThat(task.name()).isEqualTo("Taste bread · anna");
            assertThat(task.candidates()).containsExactly("developers");
            assertThat(task.assignee()).isEmpty();
        });
    }

    @Test
    @DisplayName("sees that it is done, and where it ended")
    void done() {
        var instance = send();
        engine.runJobs();
        carryHome();
        engine.tasks().complete(view(instance).tasks().get(0).id(), Map.of("verdict", "good"));
        engine.runJobs();

        var view = view(instance);
        assertThat(view.state()).isEqualTo(State.DONE);
        assertThat(view.outcome()).contains("Bread eaten");
        assertThat(view.endedAt()).isPresent();
        assertThat(view.steps()).extracting(Step::state).containsOnly(StepState.DONE);
    }

    @Test
    @DisplayName("sees who answered a task, and when")
    void answered() {
        var instance = send();
        engine.runJobs();
        carryHome();
        var task = view(instance).tasks().get(0).id();
        assertThat(view(instance).steps()).extracting(Step::answered).containsOnly(Optional.empty());
        engine.as("dora", new String[] {"developers"}, () -> engine.tasks().complete(task, Map.of("verdict", "good")));

        assertThat(view(instance).steps().get(2))
                .satisfies(step -> assertThat(step.answered()).hasValueSatisfying(answer -> {
                    assertThat(answer.person()).isEqualTo("dora");
                    assertThat(answer.at()).isBetween(step.startedAt().orElseThrow(), Instant.now());
                }));
        engine.runJobs();
        assertThat(view(instance).steps())
                .extracting(Step::answered)
                .filteredOn(Optional::isPresent)
                .hasSize(1);
    }

    @Test
    @DisplayName("sees which step waits for a repair, and why")
    void repair() {
        errand.breadTroubles.add(new Trouble("mill", false));
        var instance = send();
        engine.runJobs();

        var view = view(instance);
        assertThat(view.state()).isEqualTo(State.REPAIR);
        assertThat(view.steps().get(0)).satisfies(step -> {
            assertThat(step.state()).isEqualTo(StepState.REPAIR);
            assertThat(step.message()).contains("mill: a loaf of bread: no flour. Bring flour, then retry.");
        });
    }

    @Test
    @DisplayName("sees who said no, and with what sentence")
    void refused() {
        errand.breadTroubles.add(new ShopClosed());
        var instance = send();
        engine.runJobs();

        var view = view(instance);
        assertThat(view.state()).isEqualTo(State.REFUSED);
        assertThat(view.outcome()).contains("Errand refused");
        assertThat(view.steps()).singleElement().satisfies(step -> {
            assertThat(step.state()).isEqualTo(StepState.REFUSED);
            assertThat(step.message()).contains("the shop is closed");
        });
    }

    @Test
    @DisplayName("sees the steps of called processes in their place, and their tasks")
    void called() {
        var day = engine.runtime()
                .startProcessInstanceByKey("shopping-day", "anna")
                .getId();
        engine.runJobs();
        carryHome();

        var view = view(day);
        assertThat(view.steps()).extracting(Step::label).containsExactly("Buy bread", "Carry home", "Taste bread");
        assertThat(view.tasks()).hasSize(1);
    }

    @Test
    @DisplayName("sees that it was taken away")
    void removed() {
        var instance = send();
        engine.runtime().deleteProcessInstance(instance, "not wanted");

        assertThat(view(instance).state()).isEqualTo(State.REMOVED);
    }

    @Test
    @DisplayName("finds all that was done about one thing, the newest first; and nothing that never was")
    void about() {
        var key = "all-about-this";
        var first = engine.runtime().startProcessInstanceByKey("errand", key).getId();
        var second =
                engine.runtime().startProcessInstanceByKey("shopping-day", key).getId();
        engine.runJobs();

        var processes = engine.get(Processes.class);
        assertThat(processes.about(key)).extracting(ProcessView::id).containsExactlyInAnyOrder(second, first);
        assertThat(processes.find("no such process")).isEqualTo(Optional.empty());
    }

    private static String send() {
        return engine.runtime().startProcessInstanceByKey("errand", "anna").getId();
    }

    private static void carryHome() {
        var carrying =
                engine.externalTasks().createExternalTaskQuery().singleResult().getId();
        engine.externalTasks().lock(carrying, "somebody", 10_000);
        engine.externalTasks().complete(carrying, "somebody");
    }

    private static ProcessView view(String instance) {
        return engine.get(Processes.class).find(instance).orElseThrow();
    }
}
