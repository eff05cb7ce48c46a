package org.gaas.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.gaas.engine.Failure;
import org.gaas.engine.Step;
import org.gaas.engine.TestEngine;
import org.gaas.engine.Var;
import org.gaas.engine.Vars;
import org.gaas.people.People;
import org.gaas.people.TaskRoles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The hours of a repair")
class HoursOfRepairsTest {
    private static final WorkedFor CUSTOMERS = installation -> switch (installation) {
        case "capri" -> new Work("Zorg", "capri", "capri", true);
        case "capri-acc" -> new Work("Zorg", "capri", "capri-acc", true);
        case "depar" -> new Work("Other", "depar", "depar", true);
        default -> Work.GENERAL;
    };
    private static TestEngine engine;

    @BeforeAll
    static void start() {
        engine = TestEngine.with(
                Map.of(
                        "buyBread",
                        (Step) execution -> {
                            throw new NoSpace();
                        },
                        "returnBread",
                        (Step) execution -> {},
                        "customers",
                        CUSTOMERS,
                        "vars",
                        Vars.of(Var.text("shop"), Var.text("verdict"), Var.number("slices"))),
                HoursOfTasks.class,
                HoursBook.class,
                HoursVars.class,
                People.class,
                TaskRoles.class);
        engine.deploy("/engine/errand.bpmn", "/engine/taste-bread.form", "/engine/send.form");
    }

    @AfterEach
    void clear() {
        engine.clear();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    @DisplayName("are booked on the installation that was affected, and nobody pays for a fault of the host")
    void one() {
        assertThat(repairing("capri")).isEqualTo(new Work("Zorg", "capri", "capri", false));
    }

    @Test
    @DisplayName("of several are booked on what they share: the customer and the project, or nobody")
    void several() {
        assertThat(repairing("capri", "capri-acc")).isEqualTo(new Work("Zorg", "capri", "", false));
        assertThat(repairing("capri", "depar")).isEqualTo(Work.GENERAL);
    }

    private static Work repairing(String... installations) {
        for (var installation : installations) engine.runtime().startProcessInstanceByKey("errand", installation);
        engine.runJobs();
        var question = engine.tasks()
                .createTaskQuery()
                .taskDefinitionKey("Task_RepairStep")
                .singleResult()
                .getId();
        engine.as("hanna", new String[] {"hosting"}, () -> engine.tasks()
                .complete(question, Map.of("repairDecision", "undo", "hours", "0:20", "activity", "repair")));
        engine.runJobs();
        var written =
                book().stream().filter(entry -> entry.taskId().equals(question)).toList();
        assertThat(written).hasSize(1);
        assertThat(written.get(0).person()).isEqualTo("hanna");
        return written.get(0).work();
    }

    private static List<HoursEntry> book() {
        return engine.get(HoursBook.class).of(YearMonth.now(Clock.systemUTC()));
    }

    private static class NoSpace extends Failure {
        NoSpace() {
            super(new Reason("NO_SPACE", "Free space", false), "prod1", "31 MB", "12 MB", null);
        }

        private record Reason(String name, String remedy, boolean curableByWaiting) implements Kind {}
    }
}
