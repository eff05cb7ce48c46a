package org.gaas.engine;

import java.util.Optional;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/** The engine's own tables, which it makes and updates itself. */
public final class EngineTables {
    private EngineTables() {}

    /**
     * Makes or updates them, by starting an engine that does nothing else.
     *
     * @param type the engine's name for the database, for example {@code mysql}; empty: it finds out
     */
    public static void update(DataSource source, Optional<String> type) {
        var engine = new StandaloneProcessEngineConfiguration();
        engine.setProcessEngineName("migration");
        engine.setDataSource(source);
        type.ifPresent(engine::setDatabaseType);
        engine.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        engine.setHistory("full");
        engine.setJobExecutorActivate(false);
        engine.setMetricsEnabled(false);
        engine.buildProcessEngine().close();
    }
}
