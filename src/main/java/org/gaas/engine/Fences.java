package org.gaas.engine;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fencing numbers: a script on a server refuses a number lower than the highest that it has seen, so that a desk which
 * was thought dead can't undo the work of the one that took over.
 */
@Component
public class Fences {
    /** More than any desk gives between two backups. */
    private static final long LEAP = 1_000_000;

    private final JdbcClient database;
    private final TransactionTemplate own;

    public Fences(JdbcClient database, PlatformTransactionManager transactions) {
        this.database = database;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** A number higher than every number given before, on all nodes; used up even when the caller rolls back. */
    public long next() {
        return by(1);
    }

    /**
     * Leaves out so many that the next one is higher than all that were given after the database was backed up: the
     * servers have seen those, the restored database has not.
     */
    public long leap() {
        return by(LEAP);
    }

    private long by(long step) {
        return own.execute(status -> {
            database.sql("update engine_fence set last_given = last_given + ?")
                    .param(step)
                    .update();
            return database.sql("select last_given from engine_fence")
                    .query(Long.class)
                    .single();
        });
    }
}
