package org.gaas.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.task.Task;
import org.gaas.engine.Failure;
import org.gaas.engine.Step;
import org.gaas.engine.WorkAhead;
import org.gaas.installations.Installation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("When a task comes up, it has a due date")
class DueDatesTest {
    private static TaskDesk desk;

    @BeforeAll
    static void open() {
        desk = TaskDesk.with(BuyBread.class, Agreed.class);
        desk.engine.deploy("/engine/errand.bpmn", "/engine/taste-bread.form", "/engine/send.form");
    }

    @AfterEach
    void clear() {
        desk.engine.clear();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @ParameterizedTest(name = "{0}, about {1}: {2} and {3}")
    @CsvSource({
        "2026-11-20T16:00, capri-test, 2026-11-23T12:00, 2026-11-24T16:00",
        "2027-03-26T16:00, capri-test, 2027-03-30T12:00, 2027-03-31T16:00",
        "2027-03-27T16:00, capri-acc,  2027-03-27T20:00, 2027-03-29T17:00",
        "2026-11-20T16:00, capri,      2026-11-23T12:00, 2026-11-24T16:00",
        "2026-11-20T16:00, some-server, 2026-11-23T12:00, 2026-11-24T16:00"
    })
    @DisplayName("by its diagram, else in two days, in the calendar of what it is about")
    void due(LocalDateTime now, String about, LocalDateTime named, LocalDateTime usual) {
        desk.clock.set(now);
        var opinion = desk.ask(about);
        assertThat(desk.due(opinion.decide())).isEqualTo(named);
        assertThat(desk.due(opinion.look())).isEqualTo(usual);
    }

    @Test
    @DisplayName("in the calendar that was agreed with the customer, where that is another one than usual")
    void agreed() {
        desk.clock.set(LocalDateTime.parse("2026-11-20T16:00"));
        Agreed.night = "capri";
        try {
            assertThat(desk.due(desk.ask("capri").decide())).isEqualTo(LocalDateTime.parse("2026-11-20T20:00"));
            desk.engine.clear();
            assertThat(desk.due(desk.ask("capri-test").decide())).isEqualTo(LocalDateTime.parse("2026-11-23T12:00"));
        } finally {
            Agreed.night = "";
        }
    }

    static class Agreed implements AgreedAvailability {
        private static volatile String night = "";

        @Override
        public Optional<String> of(Installation installation) {
            return Optional.of("24x7").filter(any -> installation.id().value().equals(night));
        }
    }

    @Test
    @DisplayName("one after the other, each from when the one before should be done")
    void ahead() {
        var friday = Instant.parse("2026-11-20T15:00:00Z");
        assertThat(desk.engine
                        .get(WorkAhead.class)
                        .after(friday, List.of("4 hours", "1 day", ""), List.of("capri-test")))
                .isEqualTo("2026-11-26T11:00:00Z");
        assertThat(desk.engine.get(WorkAhead.class).after(friday, List.of("4 hours"), List.of("capri-acc")))
                .isEqualTo("2026-11-20T19:00:00Z");
    }

    @Test
    @DisplayName("a repair's is that of whom waits for it, not of its cause")
    void repair() {
        desk.clock.set(LocalDateTime.parse("2026-11-20T16:00"));
        assertThat(repairAbout("capri-acc")).isEqualTo(LocalDateTime.parse("2026-11-20T20:00"));
        desk.engine.clear();
        assertThat(repairAbout("capri-test")).isEqualTo(LocalDateTime.parse("2026-11-23T12:00"));
    }

    private static LocalDateTime repairAbout(String installation) {
        desk.engine.runtime().startProcessInstanceByKey("errand", installation);
        desk.engine.runJobs();
        Task repair = desk.engine
                .tasks()
                .createTaskQuery()
                .taskDefinitionKey("Task_RepairStep")
                .singleResult();
        return desk.due(repair.getId());
    }

    @org.springframework.stereotype.Component("buyBread")
    static class BuyBread implements Step {
        @Override
        public void perform(org.camunda.bpm.engine.delegate.DelegateExecution execution) {
            throw new NoFlour();
        }
    }

    private static class NoFlour extends Failure {
        NoFlour() {
            super(new Reason("NO_FLOUR", "Bring flour", false), "mill", "bread", "no flour", null);
        }

        private record Reason(String name, String remedy, boolean curableByWaiting) implements Kind {}
    }
}
