package org.gaas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.gaas.engine.Errand.ShopClosed;
import org.gaas.engine.Errand.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

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
    @DisplayName("where much is at stake is skipped only when a second person agrees")
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
    @DisplayName("and joins while the second person is asked is part of the answer, or in its way")
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

    private static void troubles(Exception... troubles) {
        errand.breadTroubles.addAll(List.of(troubles));
    }

    private static String send(String businessKey) {
        return engine.runtime().startProcessInstanceByKey("errand", businessKey).getId();
    }

    private static List<Task> questions() {
        return engine.tasks()
                .createTaskQuery()
                .taskDefinitionKey("Task_RepairStep")
                .list();
    }

    private static Task onlyQuestion() {
        assertThat(questions()).hasSize(1);
        return questions().get(0);
    }

    private static Task second() {
        return engine.tasks()
                .createTaskQuery()
                .taskDefinitionKey("Task_ConfirmSkip")
                .singleResult();
    }

    private static void agree(Task second, String answer, String objection) {
        engine.tasks().complete(second.getId(), Map.of("repairAgreed", answer, "repairObjection", objection));
        engine.runJobs();
    }

    private static String shown(Task question, String field) {
        return (String) engine.forms().getTaskFormVariables(question.getId()).get(field);
    }

    private static void runJobOf(String instance) {
        var job =
                engine.management().createJobQuery().processInstanceId(instance).singleResult();
        assertThatThrownBy(() -> engine.management().executeJob(job.getId())).isInstanceOf(Trouble.class);
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await(20, TimeUnit.SECONDS);
        } catch (Exception alone) {
            throw new AssertionError("the others did not come", alone);
        }
    }

    /** All in the same moment; what they throw is the engine's business. */
    private static void inThreads(List<Job> jobs, Consumer<Job> each) throws Exception {
        var pool = Executors.newFixedThreadPool(jobs.size());
        try {
            var all = jobs.stream()
                    .map(job -> pool.submit(() -> each.accept(job)))
                    .toList();
            for (var one : all)
                try {
                    one.get(30, TimeUnit.SECONDS);
                } catch (ExecutionException failed) {
                    // the engine has noted it
                }
        } finally {
            pool.shutdownNow();
        }
    }

    private static void decide(Task question, String decision) {
        engine.tasks().complete(question.getId(), Map.of("repairDecision", decision));
        engine.runJobs();
    }

    private static void decide(Task question, String decision, String why) {
        engine.tasks().complete(question.getId(), Map.of("repairDecision", decision, "repairWhy", why));
        engine.runJobs();
    }

    private static void waitsForTheCarrier(String instance) {
        assertThat(engine.externalTasks()
                        .createExternalTaskQuery()
                        .processInstanceId(instance)
                        .list())
                .extracting(task -> task.getActivityId())
                .containsExactly("Task_CarryHome");
    }

    private static List<String> passed(String instance) {
        return engine
                .history()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .finished()
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }
}
