package org.gaas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.gaas.engine.Errand.ShopClosed;
import org.gaas.engine.Errand.Trouble;
import org.gaas.engine.journal.Journal;
import org.gaas.engine.longsteps.StoredProgress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("A long step")
class LongStepsTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Errand errand = new Errand();
    private final String database = UUID.randomUUID().toString();
    private TestEngine engine;

    @BeforeEach
    void start() {
        engine = node("one");
        engine.deploy(Errand.FILES);
        engine.serveLongSteps();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    @DisplayName("is begun, looked at until it is done, and its process goes on with what it found")
    void done() {
        var instance = send();

        var tasting = awaitTask("Task_TasteBread");

        assertThat(tasting.getName()).isEqualTo("Taste bread · anna");
        assertThat(Errand.SLICES.parse(engine.runtime().getVariable(instance, "slices")))
                .isEqualTo(12);
        assertThat(errand.carrying.started).hasSize(1);
    }

    @Test
    @DisplayName("says how far it is as long as it runs")
    void progress() {
        errand.carrying.arrivesAtOnce = false;
        send();
        var operation = await().atMost(SOON)
                .until(() -> errand.carrying.started, begun -> !begun.isEmpty())
                .get(0);

        var stored = engine.get(StoredProgress.class);
        await().atMost(SOON).until(() -> stored.of(operation), Optional::isPresent);
        assertThat(stored.of(operation)).contains(new Progress.Running(3, 10, "on the bridge"));

        errand.carrying.arrive();
        awaitTask("Task_TasteBread");
        assertThat(stored.of(operation)).isEmpty();
    }

    @Test
    @DisplayName("goes on when its node falls silent: another node attaches to what runs, and begins nothing anew")
    void takenOver() {
        errand.carrying.arrivesAtOnce = false;
        send();
        await().atMost(SOON).until(() -> errand.carrying.begun.size() == 1);
        engine.fallSilent();

        try (var other = node("two")) {
            other.serveLongSteps();
            await().atMost(SOON).until(() -> errand.carrying.begun.size() == 2);
            errand.carrying.arrive();
            awaitTask("Task_TasteBread");
        }

        assertThat(errand.carrying.started).hasSize(1);
        assertThat(errand.carrying.begun).containsOnly(errand.carrying.started.get(0));
    }

    @Test
    @DisplayName("is released when its node stops, and blames nobody")
    void released() {
        errand.carrying.arrivesAtOnce = false;
        send();
        await().atMost(SOON).until(() -> errand.carrying.begun.size() == 1);
        engine.close();

        engine = node("two");
        assertThat(engine.externalTasks().createExternalTaskQuery().locked().count())
                .isZero();
        assertThat(engine.externalTasks().createExternalTaskQuery().count()).isEqualTo(1);
    }

    @Test
    @DisplayName("whose process is removed meanwhile leaves no records behind")
    void removed() {
        errand.carrying.arrivesAtOnce = false;
        var instance = send();
        await().atMost(SOON).until(() -> rows() == 2);

        engine.runtime().deleteProcessInstance(instance, "not wanted");

        await().atMost(SOON).until(() -> rows() == 0);
    }

    @Test
    @DisplayName("that refuses takes its path")
    void refusal() {
        errand.carrying.troubles.add(new ShopClosed());
        var instance = send();

        await().atMost(SOON).until(() -> passed(instance).contains("EndEvent_ErrandRefused"));
    }

    @Test
    @DisplayName("that fails is tried again by the schedule, attached to the same operation")
    void retries() {
        errand.carrying.troubles.add(new Trouble("road", true));
        send();

        awaitTask("Task_TasteBread");

        assertThat(errand.carrying.begun).hasSize(2);
        assertThat(errand.carrying.started).hasSize(1);
    }

    @Test
    @DisplayName("that fails for good asks a person, and goes on when the answer is retry")
    void repaired() {
        errand.carrying.troubles.add(new Trouble("road", false));
        send();
        var question = awaitTask("Task_RepairStep");
        assertThat(question.getName()).isEqualTo("Repair step · Carry home · road");

        engine.tasks().complete(question.getId(), Map.of("repairDecision", "retry"));
        engine.runJobs();

        awaitTask("Task_TasteBread");
    }

    @Test
    @DisplayName("that keeps ending together with its node is stopped, and a person is asked")
    void unexplained() {
        engine.fallSilent();
        send();
        var task = engine.externalTasks().createExternalTaskQuery().singleResult();
        for (var death = 0; death < 3; death++) engine.get(Journal.class).intend(task.getId(), task.getActivityId());

        engine.serveLongSteps();

        assertThat(awaitTask("Task_RepairStep").getName()).isEqualTo("Repair step · Carry home · one");
        assertThat(errand.carrying.begun).isEmpty();
    }

    @Test
    @DisplayName("is not skipped when its diagram does not say what that leaves behind")
    void skipNotPossible() {
        errand.carrying.troubles.add(new Trouble("road", false));
        send();
        var question = awaitTask("Task_RepairStep");

        assertThatThrownBy(() -> engine.tasks()
                        .complete(question.getId(), Map.of("repairDecision", "skip", "repairWhy", "never mind")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("can't be left out");
    }

    private TestEngine node(String name) {
        return TestEngine.with(
                Map.of(
                        "test.database", database,
                        "gaas.node", name,
                        "gaas.retries", "PT0.01S,PT0.01S",
                        "gaas.long-steps.lock", "PT3S",
                        "gaas.long-steps.poll", "PT0.2S"),
                errand.beans());
    }

    private String send() {
        var instance = engine.runtime().startProcessInstanceByKey("errand", "anna");
        engine.runJobs();
        return instance.getId();
    }

    private long rows() {
        return engine.get(JdbcClient.class)
                .sql("select (select count(*) from engine_journal) + (select count(*) from engine_progress)")
                .query(Long.class)
                .single();
    }

    private Task awaitTask(String key) {
        return await().atMost(SOON)
                .until(
                        () -> engine.tasks()
                                .createTaskQuery()
                                .taskDefinitionKey(key)
                                .list(),
                        found -> !found.isEmpty())
                .get(0);
    }

    private List<String> passed(String instance) {
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
