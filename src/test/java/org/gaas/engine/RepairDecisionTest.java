package org.gaas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gaas.engine.RepairDesk.decide;
import static org.gaas.engine.RepairDesk.onlyQuestion;
import static org.gaas.engine.RepairDesk.passed;
import static org.gaas.engine.RepairDesk.questions;
import static org.gaas.engine.RepairDesk.send;
import static org.gaas.engine.RepairDesk.shown;
import static org.gaas.engine.RepairDesk.troubles;
import static org.gaas.engine.RepairDesk.waitsForTheCarrier;

import java.util.Map;
import org.gaas.engine.Errand.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("A step that failed")
class RepairDecisionTest {
    private static final Errand errand = Errand.shared();
    private static final TestEngine engine = Errand.sharedEngine();

    @AfterEach
    void clear() {
        errand.clear(engine);
    }

    @Test
    @DisplayName("is done again by the decision to retry, and goes on")
    void retryByDecision() {
        troubles(new Trouble("mill", false));
        var instance = send("anna");
        engine.runJobs();

        decide(onlyQuestion(), "retry");

        assertThat(passed(instance)).contains("Task_BuyBread");
        assertThat(engine.runtime().createIncidentQuery().count()).isZero();
        waitsForTheCarrier(instance);
    }

    @Test
    @DisplayName("that fails again after the decision to retry asks again, without waiting")
    void retryInVain() {
        troubles(new Trouble("mill", false), new Trouble("mill", true));
        send("anna");
        engine.runJobs();

        var first = onlyQuestion();
        engine.as("hanna", new String[] {"hosting"}, () -> decide(first, "retry"));

        assertThat(errand.bought).hasSize(2);
        assertThat(onlyQuestion().getId()).isNotEqualTo(first.getId());
        assertThat(shown(onlyQuestion(), "repairBefore").lines())
                .first()
                .asString()
                .endsWith(": retry by hanna");
        assertThat(passed(first.getProcessInstanceId())).contains("EndEvent_RepairApplied");
    }

    @Test
    @DisplayName("is left out by the decision to skip: the token goes on, the step was not done")
    void skip() {
        troubles(new Trouble("mill", false));
        var instance = send("anna");
        engine.runJobs();

        engine.as("hanna", new String[] {"hosting"}, () -> decide(onlyQuestion(), "skip", "the bakery brings it"));

        assertThat(errand.bought).hasSize(1);
        waitsForTheCarrier(instance);
        assertThat(engine.get(Processes.class).find(instance).orElseThrow().steps())
                .filteredOn(step -> step.label().equals("Buy bread"))
                .singleElement()
                .satisfies(step -> assertThat(step.message()).contains("left out by hanna: the bakery brings it"));
    }

    @Test
    @DisplayName("is not skipped without a reason")
    void skipWithoutReason() {
        troubles(new Trouble("mill", false));
        send("anna");
        engine.runJobs();

        assertThatThrownBy(() -> decide(onlyQuestion(), "skip"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("say why");
        assertThat(questions()).hasSize(1);
    }

    @Test
    @DisplayName("that no diagram lets skip can't be skipped, nor is it offered")
    void cantSkip() {
        troubles(new Trouble("mill", false), new Trouble("mill", false));
        engine.runtime().startProcessInstanceByKey("two-shops", "anna");
        engine.runJobs();

        assertThatThrownBy(() -> decide(onlyQuestion(), "skip", "nobody drinks milk"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("\"Buy milk\" can't be left out");
        assertThat(engine.forms().getTaskFormVariables(onlyQuestion().getId()))
                .containsEntry("repairMaySkip", false)
                .containsEntry("repairNotOffered", "Skip is not offered: step \"Buy milk\" can't be left out.")
                .doesNotContainKey("repairSkipping");
    }

    @Test
    @DisplayName("is undone by the path that its process draws")
    void undo() {
        troubles(new Trouble("mill", false));
        var instance = send("anna");
        engine.runJobs();

        decide(onlyQuestion(), "undo");

        assertThat(errand.returned).contains(instance);
        assertThat(passed(instance)).contains("EndEvent_ErrandUndone").doesNotContain("EndEvent_BreadEaten");
        assertThat(questions()).isEmpty();
    }

    @Test
    @DisplayName("is tried again when it can't be undone any more since the decision")
    void undoTooLate() {
        troubles(new Trouble("mill", false));
        var instance = send("anna");
        engine.runJobs();
        engine.tasks().complete(onlyQuestion().getId(), Map.of("repairDecision", "undo"));

        engine.get(JdbcClient.class)
                .sql("delete from ACT_RU_EVENT_SUBSCR where PROC_INST_ID_ = ?")
                .param(instance)
                .update();
        engine.runJobs();

        assertThat(errand.returned).isEmpty();
        assertThat(errand.bought).hasSize(2);
        assertThat(questions()).isEmpty();
    }

    @Test
    @DisplayName("in a called process is undone from the process that all began with")
    void undoFromRoot() {
        troubles(new Trouble("mill", false));
        var day = engine.runtime()
                .startProcessInstanceByKey("shopping-day", "anna")
                .getId();
        engine.runJobs();

        decide(onlyQuestion(), "undo");

        assertThat(passed(day)).contains("EndEvent_DayUndone");
        assertThat(engine.runtime()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey("anna")
                        .count())
                .isZero();
    }
}
