package org.gaas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.lang.Thread.State;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.gaas.engine.TaskFacts.Moment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Every user task")
class UserTasksTest {
    private static final TestEngine engine = Errand.sharedEngine();
    private static final TaskNotes notes = Errand.shared().notes;
    private String instance;
    private String task;

    @BeforeEach
    void openTask() {
        engine.identity().setAuthentication("anna", List.of());
        instance = engine.get(EngineDoor.class).start("errand", "bakery", Map.of("shop", "mill"));
        engine.identity().clearAuthentication();
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
        notes.clear();
    }

    @AfterEach
    void clear() {
        Errand.shared().clear(engine);
    }

    @Test
    @DisplayName("carries its subject in its name")
    void subject() {
        assertThat(engine.tasks().createTaskQuery().taskId(task).singleResult().getName())
                .isEqualTo("Taste bread · bakery");
    }

    @Test
    @DisplayName("asks the rules when it is claimed, with facts that nobody can send along")
    void claim() {
        engine.tasks().claim(task, "dora");

        assertThat(notes.asked).singleElement().satisfies(facts -> {
            assertThat(facts.moment()).isEqualTo(Moment.ASSIGNMENT);
            assertThat(facts.user()).isEqualTo("dora");
            assertThat(facts.startedBy()).contains("anna");
            assertThat(facts.businessKey()).contains("bakery");
            assertThat(facts.process()).isEqualTo("errand");
            assertThat(facts.task()).isEqualTo("Task_TasteBread");
            assertThat(facts.properties()).containsEntry("activity", "eating");
        });
    }

    @Test
    @DisplayName("stays as it is when a rule refuses, whatever the door; the sentence is the rule's own")
    void refused() {
        notes.refusal = new Forbidden("FOUR_EYES", "somebody else must taste");

        for (var door : List.<Runnable>of(
                () -> engine.tasks().claim(task, "dora"),
                () -> engine.tasks().setAssignee(task, "dora"),
                () -> engine.tasks().complete(task, Map.of("verdict", "good")),
                () -> engine.forms().submitTaskForm(task, Map.of("verdict", "good"))))
            assertThatThrownBy(door::run).isInstanceOf(Forbidden.class).hasMessage("somebody else must taste");

        var still = engine.tasks().createTaskQuery().taskId(task).singleResult();
        assertThat(still.getAssignee()).isNull();
        assertThat(engine.runtime().getVariables(instance)).doesNotContainKey("verdict");
    }

    @Test
    @DisplayName(
            "tells who answered what, since when the person had it, and keeps nothing that belongs to the task only")
    void completed() {
        engine.tasks().claim(task, "dora");
        engine.tasks().complete(task, Map.of("verdict", "good", "hours", "0:20"));

        assertThat(notes.completed).singleElement().satisfies(told -> {
            assertThat(told.taskId()).isEqualTo(task);
            assertThat(told.person()).isEqualTo("dora");
            assertThat(told.businessKey()).isEqualTo("bakery");
            assertThat(told.claimed()).isPresent();
            assertThat(told.answers()).containsOnly(Map.entry("verdict", "good"), Map.entry("hours", "0:20"));
        });
        assertThat(engine.runtime().getVariables(instance))
                .containsKey("verdict")
                .doesNotContainKey("hours");
    }

    @Test
    @DisplayName("is answered once: of two people in the same moment, the second is told so")
    void answeredTwice() throws Exception {
        var second = new CompletableFuture<Throwable>();
        var daan = new Thread(() -> engine.as(
                "daan",
                new String[] {"developers"},
                () -> second.complete(catchThrowable(() -> engine.tasks().complete(task, Map.of("verdict", "bad"))))));
        notes.meanwhile = () -> {
            notes.meanwhile = () -> {};
            daan.start();
            // as far as a second one can get while the first is not through
            await().until(() -> EnumSet.of(State.TIMED_WAITING, State.WAITING, State.TERMINATED)
                    .contains(daan.getState()));
        };

        engine.tasks().complete(task, Map.of("verdict", "good"));

        assertThat(second.get(20, TimeUnit.SECONDS))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("dora answered this task meanwhile: nothing of yours was taken");
        assertThat(notes.completed).hasSize(1);
        assertThat(engine.runtime().getVariable(instance, "verdict")).isEqualTo("good");
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "submit", "claim"})
    @DisplayName("that is over says so to whoever comes too late")
    void tooLate(String door) {
        engine.tasks().complete(task, Map.of("verdict", "good"));
        engine.identity().setAuthentication("daan", List.of("developers"));

        assertThatThrownBy(() -> {
                    if (door.equals("complete")) engine.tasks().complete(task, Map.of("verdict", "bad"));
                    if (door.equals("submit")) engine.forms().submitTaskForm(task, Map.of("verdict", "bad"));
                    if (door.equals("claim")) engine.tasks().claim(task, "daan");
                })
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("dora answered this task meanwhile");
    }

    @Test
    @DisplayName("that was taken away says so, too")
    void takenAway() {
        engine.runtime().deleteProcessInstance(instance, "not wanted");

        assertThatThrownBy(() -> engine.tasks().complete(task, Map.of("verdict", "good")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("taken care of otherwise");
    }

    @Test
    @DisplayName("leaves no empty answer behind either")
    void emptyAnswer() {
        engine.tasks().complete(task, Map.of("verdict", "good", "hours", ""));

        assertThat(notes.completed.get(0).answers()).doesNotContainKey("hours");
        assertThat(engine.runtime().getVariables(instance)).doesNotContainKey("hours");
    }

    @Test
    @DisplayName("stays open when a listener does not accept the answers")
    void listenerRefuses() {
        notes.refusalAtEnd = new InvalidInput("hours", "HOURS_INVALID", "at most 24 hours");

        assertThatThrownBy(() -> engine.tasks().complete(task, Map.of("verdict", "good", "hours", "25:00")))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("at most 24 hours");

        assertThat(engine.tasks().createTaskQuery().taskId(task).count()).isEqualTo(1);
    }

    @Test
    @DisplayName("that is given back forgets since when it was taken")
    void givenBack() {
        engine.tasks().claim(task, "dora");
        engine.forms().getTaskFormVariables(task);
        engine.tasks().setAssignee(task, null);
        engine.forms().getTaskFormVariables(task);

        assertThat(notes.opened)
                .extracting(OpenedTask::claimed)
                .extracting(Optional::isPresent)
                .containsExactly(true, false);
    }

    @Test
    @DisplayName("that is asked again is decided again: what was chosen and said the last time is not filled in")
    void again() {
        engine.get(EngineDoor.class).through(() -> {
            engine.runtime().setVariables(instance, Map.of("verdict", "good", "slices", 2, "unheardOf", "said to it"));
            return null;
        });

        assertThat(engine.forms().getTaskFormVariables(task))
                .containsKey("slices")
                .doesNotContainKeys("verdict", "unheardOf");
    }

    @Test
    @DisplayName("is prefilled with what the modules know, but not over what the process knows")
    void prefilled() {
        assertThat(engine.forms().getTaskFormVariables(task))
                .containsEntry("hours", "0:25")
                .containsEntry("advice", "chew well")
                .containsEntry("shop", "mill");
        assertThat(engine.forms().getTaskFormVariables(task, List.of("hours"), true))
                .containsOnlyKeys("hours");
        assertThat(engine.runtime().getVariables(instance)).doesNotContainKey("hours");
    }
}
