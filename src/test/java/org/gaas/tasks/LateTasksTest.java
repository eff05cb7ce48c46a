package org.gaas.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.task.IdentityLink;
import org.gaas.audit.Trail;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.people.Role;
import org.gaas.tasks.TaskDesk.Told;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The decision is asked for on Monday at 10:00, in office hours, with four hours: due at 14:00. */
@DisplayName("A task that nobody does")
class LateTasksTest {
    private static TaskDesk desk;
    private SecondOpinion opinion;
    private String decide;

    @BeforeAll
    static void open() {
        desk = TaskDesk.with();
    }

    @BeforeEach
    void ask() {
        desk.clock.set(LocalDateTime.parse("2026-11-23T10:00"));
        opinion = desk.ask("capri");
        decide = opinion.decide();
        deputies().name(Role.HOSTING, Optional.of("hugo"), "mark");
    }

    @AfterEach
    void clear() {
        desk.engine.get(Told.class).dies = false;
        desk.engine.clear();
        desk.told().clear();
        desk.look();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    @DisplayName("is told of before it is late, then goes to the deputy, then to managers, once each")
    void ladder() {
        desk.lookAt("2026-11-23T12:59");
        assertThat(told()).isEmpty();
        desk.lookAt("2026-11-23T13:00");
        desk.lookAt("2026-11-23T13:59");
        assertThat(told()).containsExactly("REMINDER Decide [hanna, hugo, olga]");
        desk.lookAt("2026-11-23T14:00");
        desk.lookAt("2026-11-23T17:00");
        desk.lookAt("2026-11-24T09:59");
        assertThat(told().subList(1, told().size())).containsExactly("DEPUTY Decide [hugo]");
        desk.lookAt("2026-11-24T10:00");
        desk.lookAt("2026-11-24T15:59");
        assertThat(told().subList(2, told().size())).containsExactly("MANAGERS Decide [mark]");
    }

    @Test
    @DisplayName("is offered to the deputy by name, comes to the top, and the trail says so")
    void escalated() {
        desk.lookAt("2026-11-23T14:00");
        assertThat(candidates()).containsExactlyInAnyOrder("hosting", "hugo");
        assertThat(desk.task(decide).getPriority()).isEqualTo(LateTasks.LATE);
        assertThat(desk.engine.get(OpenTasks.class).find(decide).orElseThrow().escalated())
                .containsExactly("hugo");
        assertThat(desk.engine.get(Trail.class).of("capri", 1)).singleElement().satisfies(entry -> {
            assertThat(entry.what()).isEqualTo("escalate-task");
            assertThat(entry.subject()).isEqualTo("Decide");
            assertThat(entry.detail()).isEqualTo("to hugo; it was due 2026-11-23T13:00:00Z");
        });
    }

    @Test
    @DisplayName("stays with those who may decide when managers are told")
    void managers() {
        desk.lookAt("2026-11-23T14:00");
        desk.lookAt("2026-11-24T10:00");
        assertThat(candidates()).containsExactlyInAnyOrder("hosting", "hugo");
        assertThat(desk.task(decide).getPriority()).isEqualTo(LateTasks.VERY_LATE);
        assertThatThrownBy(() -> desk.as("mark", () -> desk.engine.tasks().complete(decide)))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("mark is not one of them");
    }

    @Test
    @DisplayName("goes to managers at once where no deputy is named, has lost the role, or has the task")
    void noDeputy() {
        deputies().name(Role.HOSTING, Optional.empty(), "mark");
        desk.lookAt("2026-11-23T14:00");
        assertThat(told()).containsExactly("MANAGERS Decide [mark]");
        clear();
        ask();
        desk.as("hugo", () -> desk.engine.tasks().claim(decide, "hugo"));
        desk.lookAt("2026-11-23T14:00");
        assertThat(told()).containsExactly("MANAGERS Decide [mark]");
        clear();
        ask();
        desk.engine.identity().deleteMembership("hugo", "hosting");
        desk.lookAt("2026-11-23T14:00");
        desk.engine.identity().createMembership("hugo", "hosting");
        assertThat(told()).containsExactly("MANAGERS Decide [mark]");
    }

    @Test
    @DisplayName("is told of once, whatever number of desks look at the same moment")
    void manyDesks() throws Exception {
        decide = desk.ask("capri-test").decide();
        opinion.close();
        desk.clock.set(LocalDateTime.parse("2026-11-23T14:00"));
        var desks = 4;
        var together = new CyclicBarrier(desks);
        var pool = Executors.newFixedThreadPool(desks);
        try {
            var looks = IntStream.range(0, desks)
                    .mapToObj(i -> pool.submit(() -> {
                        together.await(30, TimeUnit.SECONDS);
                        desk.engine.get(LateTasks.class).look();
                        return true;
                    }))
                    .toList();
            for (var look : looks) assertThat(look.get(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            pool.shutdownNow();
        }
        desk.look();
        assertThat(told()).containsExactly("DEPUTY Decide [hugo]");
        assertThat(escalations("capri-test")).hasSize(1);
    }

    @Test
    @DisplayName("is told of once also when the desk dies meanwhile: then nothing of it happened")
    void killed() {
        decide = desk.ask("capri-test--b").decide();
        opinion.close();
        desk.engine.get(Told.class).dies = true;
        desk.lookAt("2026-11-23T14:00");
        assertThat(candidates()).containsExactly("hosting");
        assertThat(escalations("capri-test--b")).isEmpty();
        desk.engine.get(Told.class).dies = false;
        desk.look();
        desk.look();
        assertThat(told()).containsExactly("DEPUTY Decide [hugo]");
        assertThat(escalations("capri-test--b")).hasSize(1);
    }

    @Test
    @DisplayName("and gets another date is told of anew, when that is over too")
    void anotherDate() {
        desk.lookAt("2026-11-23T14:00");
        desk.engine.get(Reassignment.class).due(decide, "mark", Optional.of(Instant.parse("2026-11-25T15:00:00Z")));
        assertThat(desk.task(decide).getPriority()).isEqualTo(50);
        desk.lookAt("2026-11-24T10:00");
        assertThat(told()).hasSize(1);
        desk.lookAt("2026-11-25T16:00");
        assertThat(told()).containsExactly("DEPUTY Decide [hugo]", "DEPUTY Decide [hugo]");
    }

    @Test
    @DisplayName("is forgotten when it is answered after all")
    void answered() {
        desk.lookAt("2026-11-23T14:00");
        desk.as("hanna", () -> desk.engine.tasks().complete(decide));
        desk.lookAt("2026-11-24T12:00");
        assertThat(told()).hasSize(1);
        assertThat(desk.engine.get(Notices.class).all()).doesNotContainKey(decide);
    }

    @Test
    @DisplayName("has deputies that managers name, of those who have the role")
    void naming() {
        assertThat(deputies().all()).containsEntry(Role.HOSTING, "hugo");
        assertThatThrownBy(() -> deputies().name(Role.HOSTING, Optional.of("hanna"), "hanna"))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> deputies().name(Role.HOSTING, Optional.of("dora"), "mark"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("DEPUTY_ROLE"));
        assertThatThrownBy(() -> deputies().name(Role.HOSTING, Optional.of("nobody"), "mark"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("USER_UNKNOWN"));
        assertThat(deputies().all()).containsEntry(Role.HOSTING, "hugo");
    }

    private static Deputies deputies() {
        return desk.engine.get(Deputies.class);
    }

    private List<String> candidates() {
        return desk.engine.tasks().getIdentityLinksForTask(decide).stream()
                .map(LateTasksTest::name)
                .toList();
    }

    private static String name(IdentityLink link) {
        return link.getGroupId() == null ? link.getUserId() : link.getGroupId();
    }

    /** About the decision; the other task may be late as well. */
    private static List<String> told() {
        return desk.told().stream().filter(one -> one.contains(" Decide ")).toList();
    }

    private List<String> escalations(String about) {
        return desk.engine.get(Trail.class).of(about, 10).stream()
                .filter(entry -> entry.what().equals("escalate-task"))
                .map(entry -> entry.detail())
                .toList();
    }
}
