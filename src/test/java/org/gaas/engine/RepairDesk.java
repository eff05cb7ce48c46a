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
import org.gaas.engine.Errand.Trouble;

/** What a person does at the questions about failed steps of the shared errand, and what is seen there. */
final class RepairDesk {
    private static final Errand errand = Errand.shared();
    private static final TestEngine engine = Errand.sharedEngine();

    private RepairDesk() {}

    static void troubles(Exception... troubles) {
        errand.breadTroubles.addAll(List.of(troubles));
    }

    static String send(String businessKey) {
        return engine.runtime().startProcessInstanceByKey("errand", businessKey).getId();
    }

    static List<Task> questions() {
        return engine.tasks()
                .createTaskQuery()
                .taskDefinitionKey("Task_RepairStep")
                .list();
    }

    static Task onlyQuestion() {
        assertThat(questions()).hasSize(1);
        return questions().get(0);
    }

    static Task second() {
        return engine.tasks()
                .createTaskQuery()
                .taskDefinitionKey("Task_ConfirmSkip")
                .singleResult();
    }

    static void agree(Task second, String answer, String objection) {
        var plan = shown(second, "plan");
        engine.tasks()
                .complete(second.getId(), Map.of("repairAgreed", answer, "repairObjection", objection, "plan", plan));
        engine.runJobs();
    }

    static String shown(Task question, String field) {
        return (String) engine.forms().getTaskFormVariables(question.getId()).get(field);
    }

    static void runJobOf(String instance) {
        var job =
                engine.management().createJobQuery().processInstanceId(instance).singleResult();
        assertThatThrownBy(() -> engine.management().executeJob(job.getId())).isInstanceOf(Trouble.class);
    }

    static void meet(CyclicBarrier together) {
        try {
            together.await(20, TimeUnit.SECONDS);
        } catch (Exception alone) {
            throw new AssertionError("the others did not come", alone);
        }
    }

    /** All in the same moment; what they throw is the engine's business. */
    static void inThreads(List<Job> jobs, Consumer<Job> each) throws Exception {
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

    static void decide(Task question, String decision) {
        engine.tasks().complete(question.getId(), Map.of("repairDecision", decision));
        engine.runJobs();
    }

    static void decide(Task question, String decision, String why) {
        engine.tasks().complete(question.getId(), Map.of("repairDecision", decision, "repairWhy", why));
        engine.runJobs();
    }

    static void waitsForTheCarrier(String instance) {
        assertThat(engine.externalTasks()
                        .createExternalTaskQuery()
                        .processInstanceId(instance)
                        .list())
                .extracting(task -> task.getActivityId())
                .containsExactly("Task_CarryHome");
    }

    static List<String> passed(String instance) {
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
