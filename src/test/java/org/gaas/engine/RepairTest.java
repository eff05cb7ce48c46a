package org.gaas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gaas.engine.RepairDesk.decide;
import static org.gaas.engine.RepairDesk.inThreads;
import static org.gaas.engine.RepairDesk.meet;
import static org.gaas.engine.RepairDesk.onlyQuestion;
import static org.gaas.engine.RepairDesk.passed;
import static org.gaas.engine.RepairDesk.questions;
import static org.gaas.engine.RepairDesk.runJobOf;
import static org.gaas.engine.RepairDesk.send;
import static org.gaas.engine.RepairDesk.shown;
import static org.gaas.engine.RepairDesk.troubles;

import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import org.camunda.bpm.engine.task.Task;
import org.gaas.engine.Errand.ShopClosed;
import org.gaas.engine.Errand.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A step that fails")
class RepairTest {
    private static final Errand errand = Errand.shared();
    private static final TestEngine engine = Errand.sharedEngine();

    @AfterEach
    void clear() {
        errand.clear(engine);
    }

    @Test
    @DisplayName("is tried again by the schedule, and nobody is asked when that helps")
    void retries() {
        troubles(new Trouble("mill", true), new Trouble("mill", true));
        var instance = send("anna");

        engine.runJobs();

        assertThat(errand.bought).hasSize(3).containsOnly(instance);
        assertThat(questions()).isEmpty();
    }

    @Test
    @DisplayName("asks a person when the retries are used up, and says what was wanted, found and is to be done")
    void asks() {
        troubles(new Trouble("mill", true), new Trouble("mill", true), new Trouble("mill", true));
        send("anna");

        engine.runJobs();

        var question = onlyQuestion();
        assertThat(question.getName()).isEqualTo("Repair step · Buy bread · mill");
        assertThat(engine.tasks().getIdentityLinksForTask(question.getId()))
                .extracting(link -> link.getGroupId())
                .containsExactly("hosting");
        var shown = engine.forms().getTaskFormVariables(question.getId());
        assertThat(shown)
                .containsEntry("repairWanted", "a loaf of bread")
                .containsEntry("repairFound", "no flour")
                .containsEntry("repairRemedy", "Bring flour")
                .containsEntry("repairAffected", "- **anna**: Buy bread (errand)")
                .containsEntry("repairSkipping", "Skipping leaves behind: no bread in the house.")
                .containsEntry("repairMaySkip", true)
                .containsEntry("repairMayUndo", true)
                .containsEntry("repairNotOffered", "");
        assertThat(shown.get("repairLog")).isEqualTo("");
        assertThat(engine.runtime().createIncidentQuery().count()).isEqualTo(1);
    }

    @Test
    @DisplayName("asks at once when waiting can't cure it")
    void asksAtOnce() {
        troubles(new Trouble("mill", false));
        send("anna");

        engine.runJobs();

        assertThat(errand.bought).hasSize(1);
        assertThat(questions()).hasSize(1);
    }

    @Test
    @DisplayName("asks about an error that nobody foresaw, too")
    void unforeseen() {
        troubles(
                new IllegalStateException("no idea"),
                new IllegalStateException("no idea"),
                new IllegalStateException("no idea"));
        send("anna");

        engine.runJobs();

        var shown = engine.forms().getTaskFormVariables(onlyQuestion().getId());
        assertThat(shown).containsEntry("repairFound", "no idea").containsEntry("repairReason", "Task_BuyBread");
    }

    @Test
    @DisplayName(
            "is mended once for all that failed at the same server for the same reason; another server is another question")
    void onceForACause() {
        troubles(new Trouble("mill", false), new Trouble("mill", false), new Trouble("barn", false));
        send("anna");
        send("bert");
        send("cees");

        engine.runJobs();

        assertThat(questions()).hasSize(2);
        var mill = questions().stream()
                .filter(task -> task.getName().contains("mill"))
                .findFirst()
                .orElseThrow();
        var affected =
                (String) engine.forms().getTaskFormVariables(mill.getId()).get("repairAffected");
        assertThat(affected.lines()).hasSize(2);

        decide(mill, "retry");

        assertThat(questions()).extracting(Task::getName).containsExactly("Repair step · Buy bread · barn");
        assertThat(errand.bought).hasSize(5);
    }

    @Test
    @DisplayName("in the same moment as others is one question with them, also in two branches of one process")
    void sameMoment() throws Exception {
        troubles(new Trouble("mill", false), new Trouble("mill", false), new Trouble("mill", false));
        var both =
                engine.runtime().startProcessInstanceByKey("two-shops", "anna").getId();
        var bert = send("bert");
        var together = new CyclicBarrier(3);
        errand.meanwhile = () -> meet(together);

        inThreads(engine.management().createJobQuery().messages().list(), job -> engine.management()
                .executeJob(job.getId()));

        assertThat(shown(onlyQuestion(), "repairAffected").lines())
                .hasSize(3)
                .anyMatch(line -> line.contains("anna") && line.contains("Buy milk"));
        errand.meanwhile = () -> {};
        decide(onlyQuestion(), "retry");
        assertThat(errand.bought).hasSize(6).contains(both, bert);
        assertThat(engine.runtime().createIncidentQuery().count()).isZero();
    }

    @Test
    @DisplayName("after the decision, before it was applied, was not decided about: it asks anew")
    void afterTheDecision() {
        troubles(new Trouble("mill", false), new Trouble("mill", false));
        var anna = send("anna");
        engine.runJobs();
        var first = onlyQuestion();
        engine.tasks().complete(first.getId(), Map.of("repairDecision", "undo"));

        var bert = send("bert");
        runJobOf(bert);
        engine.runJobs();

        assertThat(errand.returned).containsExactly(anna);
        assertThat(shown(onlyQuestion(), "repairAffected")).contains("bert").doesNotContain("anna");
    }

    @Test
    @DisplayName("that was mended otherwise is no question any more")
    void mendedOtherwise() {
        troubles(new Trouble("mill", false));
        send("anna");
        engine.runJobs();
        var repair = onlyQuestion().getProcessInstanceId();

        var job = engine.management().createJobQuery().noRetriesLeft().singleResult();
        engine.management().setJobRetries(job.getId(), 1);

        assertThat(questions()).isEmpty();
        assertThat(passed(repair)).contains("EndEvent_TakenCareOf");
    }

    @Test
    @DisplayName("whose process was removed is no question any more, but for the others")
    void removed() {
        troubles(new Trouble("mill", false), new Trouble("mill", false));
        var anna = send("anna");
        var bert = send("bert");
        engine.runJobs();

        engine.runtime().deleteProcessInstance(anna, "not wanted");
        assertThat(questions()).hasSize(1);
        engine.runtime().deleteProcessInstance(bert, "not wanted");
        assertThat(questions()).isEmpty();
    }

    @Test
    @DisplayName("for a reason of the business takes its path, and nobody is asked")
    void refusal() {
        errand.breadTroubles.add(new ShopClosed());
        var instance = send("anna");

        engine.runJobs();

        assertThat(passed(instance)).contains("BoundaryEvent_ShopClosed", "EndEvent_ErrandRefused");
        assertThat(questions()).isEmpty();
    }
}
