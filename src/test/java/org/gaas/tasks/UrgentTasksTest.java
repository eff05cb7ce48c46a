package org.gaas.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.gaas.engine.FailedWork;
import org.gaas.engine.TaskOpened;
import org.gaas.engine.TestEngine;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.Policy;
import org.gaas.installations.InstallationBeans;
import org.gaas.installations.InstallationId;
import org.gaas.installations.InstallationRequest;
import org.gaas.installations.Installations;
import org.gaas.installations.ProjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An outage")
class UrgentTasksTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String CAUSE = "NO_SPACE@prod1";
    private static TestEngine engine;
    private final AtomicReference<Instant> answered = new AtomicReference<>(Instant.EPOCH);
    private Set<String> waiting = Set.of();

    private final UrgentTasks urgent = new UrgentTasks(
            engine.get(Installations.class),
            engine.get(Policy.class),
            new FailedWork() {
                @Override
                public Set<String> waitingFor(String cause) {
                    return cause.equals(CAUSE) ? waiting : Set.of();
                }

                @Override
                public boolean isBack(String cause, Instant since) {
                    return answered.get().isAfter(since);
                }
            },
            Clock.fixed(NOON, ZoneOffset.UTC));

    @BeforeAll
    static void installations() throws Exception {
        engine = TestEngine.with(java.util.Map.of(), InstallationBeans.class);
        for (var one : List.of("capri production", "capri acceptance", "capri test", "cicero production")) {
            var words = one.split(" ");
            engine.get(Installations.class)
                    .request(new InstallationRequest(
                            new ProjectName(words[0]),
                            new EnvironmentName(words[1]),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            "dora",
                            one));
        }
        for (var open : List.of("capri", "capri-acc", "capri-test"))
            engine.get(Installations.class).markInstalled(new InstallationId(open));
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @ParameterizedTest(name = "{0} about {1}: {3}")
    @CsvSource({
        "repair-step, Task_RepairStep, capri, true",
        "repair-step, Task_RepairStep, capri-acc, false",
        "repair-step, Task_RepairStep, capri-test, false",
        "repair-step, Task_RepairStep, cicero, false",
        "repair-step, Task_RepairStep, server:prod1, false",
        "repair-step, Task_RepairStep, ischia, false",
        "repair-step, Task_ConfirmSkip, capri, false",
        "approve-rollout, Task_RepairStep, capri, false"
    })
    @DisplayName("is a repair that a production with visitors waits for; not one that is still set up, nor acceptance")
    void rule(String process, String task, String about, boolean outage) {
        waiting = Set.of(about);
        assertThat(urgent.isOutage(opened(process, task))).isEqualTo(outage);
    }

    @Test
    @DisplayName("is one as soon as one of all that wait is")
    void several() {
        waiting = Set.of("capri-test", "capri");
        assertThat(urgent.isOutage(opened("repair-step", "Task_RepairStep"))).isTrue();
    }

    @Test
    @DisplayName("that comes back within the hour is told with the rest: never twice for one cause and server")
    void back() {
        waiting = Set.of("capri");
        answered.set(NOON.minus(Duration.ofMinutes(59)));
        assertThat(urgent.isOutage(opened("repair-step", "Task_RepairStep"))).isFalse();
        answered.set(NOON.minus(Duration.ofMinutes(61)));
        assertThat(urgent.isOutage(opened("repair-step", "Task_RepairStep"))).isTrue();
    }

    private static TaskOpened opened(String process, String task) {
        return new TaskOpened(
                "t1",
                "Repair step",
                "",
                process,
                CAUSE,
                Set.of("hosting"),
                Optional.empty(),
                Optional.empty(),
                task,
                "p1");
    }
}
