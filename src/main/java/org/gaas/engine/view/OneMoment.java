package org.gaas.engine.view;

import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.gaas.engine.EngineDoor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at the engine as it was at one moment. History, jobs and tasks are several questions, and a step that ends between
 * two of them would be in no answer.
 */
@Component
class OneMoment {
    private final EngineDoor door;
    private final TransactionTemplate look;

    OneMoment(ProcessEngine engine, EngineDoor door, PlatformTransactionManager transactions) {
        this.door = door;
        this.look = new TransactionTemplate(transactions);
        this.look.setIsolationLevel(isolation(engine));
    }

    /** The same answers to the same questions; within a transaction of the caller's, as that one sees things. */
    <T> T see(Supplier<T> questions) {
        return look.execute(status -> door.through(questions));
    }

    /**
     * The level at which all tables are seen as they were at the first question, and nobody waits for who reads. InnoDB
     * does so for repeatable reads, and locks for the level above; H2 does so for that one, and below it for each table by
     * itself.
     */
    private static int isolation(ProcessEngine engine) {
        var database = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getDatabaseType();
        return database.equals("h2")
                ? TransactionDefinition.ISOLATION_SERIALIZABLE
                : TransactionDefinition.ISOLATION_REPEATABLE_READ;
    }
}
