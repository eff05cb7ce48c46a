package org.gaas.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Failure;
import org.gaas.engine.Forbidden;
import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.Progress;
import org.gaas.engine.Step;
import org.gaas.engine.TaskPrefill;
import org.gaas.engine.TestEngine;
import org.gaas.engine.Var;
import org.gaas.engine.Vars;
import org.gaas.engine.Work;
import org.gaas.people.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("What happens in processes")
class DecisionsTest {
    private static final TaskPrefill ADVICE = task -> Map.of("advice", "chew well");
    private final AtomicReference<RuntimeException> trouble = new AtomicReference<>();
    private final AtomicReference<Work> seen = new AtomicReference<>();
    private final TestEngine engine = TestEngine.with(
            Map.of("gaas.retries", "PT0.01S"),
            Map.of(
                    "buyBread",
                    (Step) execution -> buy(),
                    "returnBread",
                    (Step) execution -> {},
                    "carryHome",
                    new Carrying(),
                    "advice",
                    ADVICE,
                    "vars",
                    Vars.of(
                            Var.text("shop"),
                            Var.text("verdict"),
                            Var.number("slices"),
                            Var.text("hours").ofTask())),
            Trail.class,
            Decisions.class,
            Reader.class,
            People.class);
    private final Trail trail = engine.get(Trail.class);

    DecisionsTest() {
        engine.deploy(
                "/engine/errand.bpmn",
                "/engine/shopping-day.bpmn",
                "/engine/taste-bread.form",
                "/engine/send.form",
                "/engine/question.bpmn",
                "/engine/question.form");
        engine.identity().saveGroup(engine.identity().newGroup("developers"));
        engine.identity().saveUser(engine.identity().newUser("dora"));
        engine.identity().createMembership("dora", "developers");
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    @DisplayName("is on record: who started it in which role, and every step with the one on whose behalf it was done")
    void startAndSteps() {
        var instance = start();
        engine.runJobs();
        engine.serveLongSteps();
        Awaitility.await().until(() -> trail.of("bakery", 9).size() == 3);

        assertThat(trail.of("bakery", 9))
                .extracting(Line::kind, Line::who, Line::behalf, Line::roles, Line::what, Line::subject, Line::outcome)
                .containsExactly(
                        tuple("CHANGE", "desk", "dora", "", "step", "CarryHome", "DONE"),
                        tuple("CHANGE", "desk", "dora", "", "step", "BuyBread", "DONE"),
                        tuple("DECISION", "dora", "", "developers", "start-process", "Errand", "DONE"));
        assertThat(trail.of("bakery", 9)).extracting(Line::work).containsOnly(instance);
        assertThat(trail.of("bakery", 3).get(2).detail()).isEqualTo("shop: mill");
        assertThat(seen.get()).isEqualTo(new Work(instance, instance, "Task_CarryHome", "bakery", "dora"));
    }

    @Test
    @DisplayName("is on record under the process that all began with, also for one that it called")
    void called() {
        engine.identity().setAuthentication("dora", List.of("developers"));
        var instance = engine.get(EngineDoor.class).start("shopping-day", "bakery", Map.of());
        engine.identity().clearAuthentication();
        engine.runJobs();

        assertThat(trail.of("bakery", 9)).extracting(Line::work).hasSize(2).containsOnly(instance);
        assertThat(trail.of("bakery", 9)).extracting(Line::what).containsExactly("step", "start-process");
    }

    @Test
    @DisplayName("is on record when a step fails, with the reason")
    void failed() {
        trouble.set(new IllegalStateException("no flour"));
        start();
        engine.runJobs();
        assertThat(trail.of("bakery", 9))
                .extracting(Line::outcome, Line::detail)
                .contains(tuple("FAILED", "UNFORESEEN: java.lang.IllegalStateException: no flour"));
        assertThat(lines("start-process")).extracting(Line::who, Line::subject).contains(tuple("desk", "Repair step"));
    }

    @Test
    @DisplayName(
            "is not on record when the clock began it, about nothing, and all went well: what it does tells itself")
    void looks() {
        engine.runtime().startProcessInstanceByKey("shopping-day");
        engine.runJobs();
        assertThat(lines("start-process")).isEmpty();
        assertThat(lines("step")).isEmpty();

        trouble.set(new IllegalStateException("no flour"));
        engine.runtime().startProcessInstanceByKey("shopping-day");
        engine.runJobs();
        assertThat(lines("step")).extracting(Line::outcome).isNotEmpty().containsOnly("FAILED");
        assertThat(lines("start-process")).extracting(Line::subject).containsExactly("Repair step");
    }

    @Test
    @DisplayName("is on record for each decision: what was shown, what was answered, and by whom; hours are not")
    void completed() {
        var task = openTask();
        engine.as("dora", new String[] {"developers"}, () -> {
            engine.tasks().claim(task, "dora");
            engine.tasks().complete(task, Map.of("verdict", "good", "hours", "0:20"));
        });

        var decision = lines("complete-task").get(0);
        assertThat(decision.who()).isEqualTo("dora");
        assertThat(decision.roles()).isEqualTo("developers");
        assertThat(decision.about()).isEqualTo("bakery");
        assertThat(decision.subject()).isEqualTo("Taste bread · bakery");
        assertThat(decision.detail()).isEqualTo("verdict: good");
        assertThat(decision.plan()).contains("mill", "chew well");
        assertThat(lines("claim-task")).extracting(Line::who).containsExactly("dora");
    }

    @Test
    @DisplayName("is on record for everything that a repair was about, with what was shown; each reads of its own only")
    void repairOfSeveral() {
        trouble.set(new NoFlour());
        start("bakery");
        start("mill");
        engine.runJobs();
        engine.runJobs();
        var task = engine.tasks()
                .createTaskQuery()
                .taskDefinitionKey("Task_RepairStep")
                .singleResult()
                .getId();
        engine.as("dora", new String[] {"hosting"}, () -> {
            engine.tasks().claim(task, "dora");
            engine.tasks().complete(task, Map.of("repairDecision", "retry", "hours", "0:20"));
        });

        for (var affected : List.of("bakery", "mill")) {
            var seen = engine.get(Reader.class)
                    .find(
                            new Reader.Question(
                                    Optional.of(affected), Optional.empty(), Optional.empty(), Optional.empty()),
                            99);
            assertThat(seen).extracting(Line::about).containsOnly(affected);
            assertThat(seen)
                    .filteredOn(line -> line.what().equals("complete-task"))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.who()).isEqualTo("dora");
                        assertThat(line.detail()).isEqualTo("repairDecision: retry");
                        assertThat(line.plan()).contains("a loaf of bread", "bakery", "mill");
                    });
        }
        assertThat(lines("complete-task")).extracting(Line::about).containsOnly("bakery", "mill");
    }

    @Test
    @DisplayName("does not happen when it can't be put on record: no start, no claim, no completion, no end of a step")
    void noAuditNoAction() {
        var task = openTask();
        var waiting = start();
        var database = engine.get(JdbcClient.class);
        database.sql("alter table audit_trail rename to audit_trail_gone").update();
        try {
            assertThatThrownBy(this::start).hasStackTraceContaining("AUDIT_TRAIL");
            engine.as("dora", new String[] {"developers"}, () -> {
                assertThatThrownBy(() -> engine.tasks().claim(task, "dora")).hasStackTraceContaining("AUDIT_TRAIL");
                assertThatThrownBy(() -> engine.tasks().complete(task, Map.of("verdict", "good")))
                        .hasStackTraceContaining("AUDIT_TRAIL");
            });
            var job = engine.management()
                    .createJobQuery()
                    .processInstanceId(waiting)
                    .singleResult();
            assertThatThrownBy(() -> engine.management().executeJob(job.getId()))
                    .hasStackTraceContaining("AUDIT_TRAIL");
        } finally {
            database.sql("alter table audit_trail_gone rename to audit_trail").update();
        }
        assertThat(engine.runtime().createProcessInstanceQuery().list())
                .extracting(instance -> instance.getId())
                .hasSize(2)
                .contains(waiting);
        var still = engine.tasks().createTaskQuery().taskId(task).singleResult();
        assertThat(still.getAssignee()).isNull();
        assertThat(engine.runtime().getActiveActivityIds(waiting)).containsExactly("Task_BuyBread");
        engine.as("dora", new String[] {"developers"}, () -> engine.tasks().complete(task, Map.of("verdict", "good")));
        assertThat(lines("complete-task")).hasSize(1);
    }

    @Test
    @DisplayName("leaves nothing on record when a rule takes it back")
    void takenBack() {
        assertThatThrownBy(() -> engine.as("dora", new String[] {"developers"}, () -> engine.runtime()
                        .startProcessInstanceByKey("question")))
                .isInstanceOf(Forbidden.class);
        assertThat(lines("start-process")).isEmpty();
    }

    private void buy() {
        if (trouble.get() != null) throw trouble.get();
    }

    private String start() {
        return start("bakery");
    }

    private String start(String about) {
        engine.identity().setAuthentication("dora", List.of("developers"));
        try {
            return engine.get(EngineDoor.class).start("errand", about, Map.of("shop", "mill"));
        } finally {
            engine.identity().clearAuthentication();
        }
    }

    private String openTask() {
        start();
        engine.runJobs();
        var carrying =
                engine.externalTasks().createExternalTaskQuery().singleResult().getId();
        engine.externalTasks().lock(carrying, "somebody", 10_000);
        engine.externalTasks().complete(carrying, "somebody");
        return engine.tasks().createTaskQuery().singleResult().getId();
    }

    private List<Line> lines(String what) {
        return engine.get(JdbcClient.class)
                .sql("select * from audit_trail where what = ? order by number")
                .param(what)
                .query(Line::read)
                .list();
    }

    private class Carrying implements LongStep {
        @Override
        public void begin(LongTask task) {}

        @Override
        public Progress poll(LongTask task) {
            seen.set(Work.current().orElseThrow());
            return Progress.done();
        }
    }

    private static class NoFlour extends Failure {
        NoFlour() {
            super(new Empty("NO_FLOUR", "Bring flour", false), "shop1", "a loaf of bread", "no flour", null);
        }

        private record Empty(String name, String remedy, boolean curableByWaiting) implements Kind {}
    }
}
