package org.gaas.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.gaas.engine.Step;
import org.gaas.engine.TestEngine;
import org.gaas.engine.Var;
import org.gaas.engine.Vars;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

@DisplayName("A step that ends while the database is away")
class UntoldEndsTest {
    private final AtomicInteger performed = new AtomicInteger();
    private TestEngine engine;
    private JobExecutor jobs;

    @BeforeEach
    void start() {
        engine = TestEngine.with(
                Map.of(
                        "buyBread",
                        (Step) execution -> {
                            if (performed.incrementAndGet() > 1) return;
                            Outage.begins();
                            throw new IllegalStateException("the bread was paid, and nobody wrote it down");
                        },
                        "vars",
                        Vars.of(Var.text("shop"), Var.text("verdict"), Var.number("slices"), Var.text("hours"))),
                Outage.class);
        engine.deploy("/engine/errand.bpmn", "/engine/taste-bread.form", "/engine/send.form");
        jobs = ((ProcessEngineConfigurationImpl) engine.engine().getProcessEngineConfiguration()).getJobExecutor();
        jobs.setWaitTimeInMillis(100);
        jobs.setMaxWait(200);
    }

    @AfterEach
    void stop() {
        Outage.ends();
        jobs.shutdown();
        engine.close();
    }

    @Test
    @DisplayName("begins again when it is back, not after the minutes of its lock")
    void goesOn() {
        engine.runtime().startProcessInstanceByKey("errand");
        assertThat(jobs.getLockTimeInMillis()).isGreaterThan(120_000);
        jobs.start();
        await().until(() -> performed.get() == 1 && Outage.felt());
        Outage.ends();
        await().atMost(Duration.ofSeconds(30)).until(() -> performed.get() == 2);
        await().until(() -> engine.management().createJobQuery().messages().count() == 0);
        assertThat(engine.get(JdbcClient.class)
                        .sql("select count(*) from engine_journal")
                        .query(Long.class)
                        .single())
                .as("explained: nothing ended without a word")
                .isZero();
    }

    /** A database that can't be reached, sometimes. */
    static final class Outage implements BeanPostProcessor {
        private static volatile Thread first;
        private static volatile boolean felt;

        /** Seen by the thread that says so. */
        static void begins() {
            first = Thread.currentThread();
            felt = false;
        }

        static void ends() {
            first = null;
        }

        static boolean felt() {
            return felt;
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (!(bean instanceof DataSource source)) return bean;
            return new DelegatingDataSource(source) {
                @Override
                public Connection getConnection() throws SQLException {
                    if (first == null) return super.getConnection();
                    felt |= first == Thread.currentThread();
                    throw new SQLException("the database is away");
                }
            };
        }
    }
}
