package org.gaas.engine.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.gaas.DeskTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
@DisplayName("A running desk")
class NodeInDeskTest {
    private final ProcessEngine engine;
    private final JdbcClient database;
    private final EngineSettings settings;

    NodeInDeskTest(
            @Autowired ProcessEngine engine, @Autowired JdbcClient database, @Autowired EngineSettings settings) {
        this.engine = engine;
        this.database = database;
        this.settings = settings;
    }

    @Test
    @DisplayName("holds its locks under its own name, and shows that it lives")
    void name() {
        var jobs = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        assertThat(jobs.getLockOwner()).isEqualTo(settings.node());
        var before = beats();
        await().atMost(Duration.ofSeconds(30)).until(() -> beats() > before);
    }

    private long beats() {
        return database.sql("select beats from engine_node where name = ?")
                .param(settings.node())
                .query(Long.class)
                .single();
    }
}
