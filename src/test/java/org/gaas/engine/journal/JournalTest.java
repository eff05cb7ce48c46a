package org.gaas.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.gaas.engine.Step;
import org.gaas.engine.TestEngine;
import org.gaas.engine.Var;
import org.gaas.engine.Vars;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("The journal")
class JournalTest {
    private static final AtomicInteger performed = new AtomicInteger();
    private static TestEngine engine;
    private static Journal journal;

    @BeforeAll
    static void start() {
        engine = TestEngine.with(Map.of(
                "buyBread",
                (Step) execution -> performed.incrementAndGet(),
                "vars",
                Vars.of(Var.text("shop"), Var.text("verdict"), Var.number("slices"), Var.text("hours"))));
        engine.deploy("/engine/errand.bpmn", "/engine/taste-bread.form", "/engine/send.form");
        journal = engine.get(Journal.class);
    }

    @AfterEach
    void clear() {
        engine.clear();
        performed.set(0);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    @DisplayName("forgets a step that ended: well, or badly and told")
    void forgets() {
        engine.runtime().startProcessInstanceByKey("errand");
        engine.runJobs();

        assertThat(performed).hasValue(1);
        assertThat(entries()).isZero();
    }

    @Test
    @DisplayName(
            "keeps the intent of a step when the node dies with it, and stops it after three such ends: a person is asked")
    void stops() {
        engine.runtime().startProcessInstanceByKey("errand", "anna");
        var job = engine.management()
                .createJobQuery()
                .processDefinitionKey("errand")
                .singleResult()
                .getId();
        // what a node leaves behind that dies during the step: the intent, and nothing else
        for (var death = 0; death < 3; death++)
            assertThat(journal.intend(job, "Task_BuyBread")).isEqualTo(Journal.Verdict.GO_ON);

        engine.runJobs();

        assertThat(performed).hasValue(0);
        var question = engine.tasks()
                .createTaskQuery()
                .taskDefinitionKey("Task_RepairStep")
                .singleResult();
        assertThat(engine.forms().getTaskFormVariables(question.getId()))
                .containsEntry("repairReason", "UNEXPLAINED_ENDS")
                .containsEntry("repairPlace", "desk");

        engine.tasks().complete(question.getId(), Map.of("repairDecision", "retry"));
        engine.runJobs();
        assertThat(performed).hasValue(1);
    }

    @Test
    @DisplayName("writes the intent even when the step's own transaction is lost")
    void ownTransaction() {
        var transaction = new TransactionTemplate(engine.get(PlatformTransactionManager.class));
        transaction.executeWithoutResult(status -> {
            journal.intend("a-job", "Task_Some");
            status.setRollbackOnly();
        });

        assertThat(entries()).isEqualTo(1);
        journal.explained("a-job");
    }

    @Test
    @DisplayName("counts only ends that nobody explained")
    void explained() {
        for (var attempt = 0; attempt < 10; attempt++) {
            journal.intend("a-job", "Task_Some");
            journal.explained("a-job");
        }
        for (var attempt = 0; attempt < 3; attempt++) journal.intend("a-job", "Task_Some");

        assertThatThrownBy(() -> journal.intend("a-job", "Task_Some")).isInstanceOf(UnexplainedEnds.class);
        journal.explained("a-job");
    }

    private static long entries() {
        return engine.get(JdbcClient.class)
                .sql("select count(*) from engine_journal")
                .query(Long.class)
                .single();
    }
}
