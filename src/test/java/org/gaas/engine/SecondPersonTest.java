package org.gaas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gaas.engine.RepairDesk.agree;
import static org.gaas.engine.RepairDesk.decide;
import static org.gaas.engine.RepairDesk.onlyQuestion;
import static org.gaas.engine.RepairDesk.passed;
import static org.gaas.engine.RepairDesk.questions;
import static org.gaas.engine.RepairDesk.second;
import static org.gaas.engine.RepairDesk.send;
import static org.gaas.engine.RepairDesk.shown;
import static org.gaas.engine.RepairDesk.troubles;
import static org.gaas.engine.RepairDesk.waitsForTheCarrier;

import java.util.Map;
import org.gaas.engine.Errand.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A step that nobody may skip alone")
class SecondPersonTest {
    private static final Errand errand = Errand.shared();
    private static final TestEngine engine = Errand.sharedEngine();

    @AfterEach
    void clear() {
        errand.clear(engine);
    }

    @Test
    @DisplayName("is skipped only when a second person agrees")
    void secondPerson() {
        troubles(new Trouble("mill", false));
        var royal = send("royal");
        engine.runJobs();
        assertThat(shown(onlyQuestion(), "repairSkipping")).endsWith("A second person is asked to agree.");

        engine.as("hanna", new String[] {"hosting"}, () -> decide(onlyQuestion(), "skip", "they eat cake"));

        assertThat(errand.bought).hasSize(1);
        assertThat(questions()).isEmpty();
        assertThat(shown(second(), "repairProposed"))
                .isEqualTo("**hanna** wants to go on without this step: they eat cake");
        agree(second(), "yes", "");
        waitsForTheCarrier(royal);
        assertThat(errand.bought).hasSize(1);
    }

    @Test
    @DisplayName("that a second person does not want skipped is asked about again, with the objection")
    void objection() {
        troubles(new Trouble("mill", false));
        var royal = send("royal");
        engine.runJobs();
        decide(onlyQuestion(), "skip", "they eat cake");

        assertThatThrownBy(() -> agree(second(), "no", ""))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("say why");
        agree(second(), "no", "there is no cake either");

        assertThat(shown(onlyQuestion(), "repairObjected")).isEqualTo("there is no cake either");
        assertThat(engine.forms().getTaskFormVariables(onlyQuestion().getId())).doesNotContainKey("repairDecision");
        decide(onlyQuestion(), "retry");
        waitsForTheCarrier(royal);
    }

    @Test
    @DisplayName("that fails while the second person is asked is part of the answer, or in its way")
    void joinsSecond() {
        troubles(new Trouble("mill", false));
        var royal = send("royal");
        engine.runJobs();
        decide(onlyQuestion(), "skip", "they eat cake");
        troubles(new Trouble("mill", false), new Trouble("mill", false));
        var both =
                engine.runtime().startProcessInstanceByKey("two-shops", "anna").getId();
        engine.runJobs();

        assertThat(shown(second(), "repairAffected")).contains("Buy milk");
        assertThatThrownBy(() -> agree(second(), "yes", ""))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("can't be left out");

        engine.runtime().deleteProcessInstance(both, "not wanted");
        agree(second(), "yes", "");
        waitsForTheCarrier(royal);
    }

    @Test
    @DisplayName("is skipped only for those whom the second person was shown")
    void joinsUnseen() {
        troubles(new Trouble("mill", false));
        var royal = send("royal");
        engine.runJobs();
        decide(onlyQuestion(), "skip", "they eat cake");
        var seen = shown(second(), "plan");
        troubles(new Trouble("mill", false));
        send("anna");
        engine.runJobs();

        assertThatThrownBy(() -> engine.tasks().complete(second().getId(), Map.of("repairAgreed", "yes", "plan", seen)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("what you were shown changed meanwhile");
        agree(second(), "yes", "");
        waitsForTheCarrier(royal);
    }

    @Test
    @DisplayName("that was mended while the second person is asked is no question any more")
    void mendedMeanwhile() {
        troubles(new Trouble("mill", false));
        var royal = send("royal");
        engine.runJobs();
        decide(onlyQuestion(), "skip", "they eat cake");
        var repair = second().getProcessInstanceId();

        engine.management()
                .setJobRetries(
                        engine.management()
                                .createJobQuery()
                                .noRetriesLeft()
                                .singleResult()
                                .getId(),
                        1);

        assertThat(passed(repair)).contains("EndEvent_TakenCareOf");
    }
}
