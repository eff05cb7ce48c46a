package org.gaas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.gaas.engine.Errand.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@DisplayName("The log about a step that failed")
class FailureLogTest {
    private static final Errand errand = Errand.shared();
    private static final TestEngine engine = Errand.sharedEngine();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void watch() {
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void clear() {
        root.detachAppender(log);
        errand.clear(engine);
    }

    @Test
    @DisplayName("is one line with its sentence, each time")
    void foreseen() {
        errand.breadTroubles.addAll(List.of(new Trouble("mill", true), new Trouble("mill", true)));
        engine.runtime().startProcessInstanceByKey("errand", "anna");
        engine.runJobs();

        assertThat(warnings())
                .hasSize(2)
                .containsOnly(
                        "Task_BuyBread of anna failed: mill: a loaf of bread: no flour. Bring flour, then retry.");
    }

    @Test
    @DisplayName("is one line, too, when nobody foresaw it; where in the program it was is told to those who debug")
    void unforeseen() {
        errand.breadTroubles.add(new IllegalStateException("first line\nsecond line"));
        engine.runtime().startProcessInstanceByKey("errand", "anna");
        executeJobs();

        assertThat(warnings())
                .containsExactly(
                        "Task_BuyBread of anna failed: java.lang.IllegalStateException: first line / second line");
        assertThat(log.list).noneMatch(line -> line.getThrowableProxy() != null && line.getLevel() != Level.DEBUG);
    }

    /** By the engine's own threads, which have a log of their own. */
    private static void executeJobs() {
        var configuration = (ProcessEngineConfigurationImpl) engine.engine().getProcessEngineConfiguration();
        configuration.getJobExecutor().start();
        try {
            await().until(() -> engine.management()
                            .createJobQuery()
                            .messages()
                            .withRetriesLeft()
                            .count()
                    == 0);
        } finally {
            configuration.getJobExecutor().shutdown();
        }
    }

    private List<String> warnings() {
        return log.list.stream()
                .filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
