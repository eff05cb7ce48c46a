package org.gaas.engine.journal;

import java.time.Clock;
import org.gaas.engine.Utc;
import org.gaas.engine.boot.EngineSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Knows which steps were begun and not heard of again. The intent is written in a transaction of its own, before the
 * step; it is taken back together with the step's result or failure. So what is left after a crash are the attempts
 * that nobody can explain, and a step that kills the node again and again is stopped.
 */
@Component
public class Journal {
    private final JdbcClient database;
    private final TransactionTemplate own;
    private final Clock clock;
    private final EngineSettings settings;

    Journal(JdbcClient database, PlatformTransactionManager transactions, Clock clock, EngineSettings settings) {
        this.database = database;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
        this.settings = settings;
    }

    /** What is to be done with a step. */
    public enum Verdict {
        GO_ON,
        /** A person decided that the step is left out. */
        SKIP
    }

    /**
     * A step is about to begin.
     *
     * @param subject the id of the job or external task, the same in each attempt
     * @throws UnexplainedEnds when it ended too often without a word
     */
    public Verdict intend(String subject, String step) {
        return own.execute(status -> {
            var before = database.sql("select attempts, skip_it from engine_journal where subject = ?")
                    .param(subject)
                    .query((row, i) -> new Entry(row.getInt("attempts"), row.getBoolean("skip_it")))
                    .optional();
            if (before.isEmpty()) {
                insert(subject, step, 1, false);
                return Verdict.GO_ON;
            }
            if (before.get().skip) return Verdict.SKIP;
            if (before.get().attempts >= settings.attempts())
                throw new UnexplainedEnds(step, settings.node(), before.get().attempts);
            database.sql(
                            "update engine_journal set attempts = attempts + 1, node = ?, last_begun = ? where subject = ?")
                    .params(settings.node(), Utc.of(clock.instant()), subject)
                    .update();
            return Verdict.GO_ON;
        });
    }

    /** The step ended, well or badly, and somebody knows: joins the caller's transaction. */
    public void explained(String subject) {
        database.sql("delete from engine_journal where subject = ?")
                .param(subject)
                .update();
    }

    /** The next attempt leaves the step out: joins the caller's transaction. */
    public void skipNext(String subject, String step) {
        explained(subject);
        insert(subject, step, 0, true);
    }

    private void insert(String subject, String step, int attempts, boolean skip) {
        database.sql("insert into engine_journal (subject, step, node, attempts, skip_it, last_begun)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(subject, step, settings.node(), attempts, skip, Utc.of(clock.instant()))
                .update();
    }

    private record Entry(int attempts, boolean skip) {}
}
