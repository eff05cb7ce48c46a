package org.gaas.engine.boot;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.gaas.engine.CantStart;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Refuses to start with too few database connections. A job holds one for its own transaction and needs a second one
 * for the journal and for fencing numbers; with fewer, all jobs can wait for each other for ever.
 */
@Component
class PoolSize implements SmartInitializingSingleton {
    private final DataSource source;
    private final EngineSettings settings;
    private final int jobThreads;

    PoolSize(
            DataSource source,
            EngineSettings settings,
            @Value("${camunda.bpm.job-execution.max-pool-size:3}") int jobThreads) {
        this.source = source;
        this.settings = settings;
        this.jobThreads = jobThreads;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (source instanceof HikariDataSource pool) check(pool.getMaximumPoolSize());
    }

    void check(int connections) {
        var needed = 2 * jobThreads + settings.longSteps().threads() + settings.webConnections();
        if (connections < needed)
            throw new CantStart(
                    "The desk may use " + connections + " database connections, and needs at least " + needed
                            + ": two for each of " + jobThreads + " job threads, "
                            + settings.longSteps().threads() + " for long steps and " + settings.webConnections()
                            + " for the web.",
                    "Raise spring.datasource.hikari.maximum-pool-size.");
    }
}
