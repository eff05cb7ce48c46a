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
    private final JdbcClient database;
    private final TransactionTemplate own;

    Fences(JdbcClient database, PlatformTransactionManager transactions) {
        this.database = database;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** A number higher than every number given before, on all nodes; used up even when the caller rolls back. */
    public long next() {
        return own.execute(status -> {
            database.sql("update engine_fence set last_given = last_given + 1").update();
            return database.sql("select last_given from engine_fence")
                    .query(Long.class)
                    .single();
        });
    }
}
