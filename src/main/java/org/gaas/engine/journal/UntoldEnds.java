package org.gaas.engine.journal;

import java.lang.reflect.Field;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobListener;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.gaas.engine.boot.EngineSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ReflectionUtils;

/**
 * Steps whose end could not be told to the engine, as the database was away in that moment. The engine would leave them
 * locked for minutes; here they are let go as soon as the database is back, and begin again as after a crash.
 */
@Component
public class UntoldEnds extends AbstractProcessEnginePlugin implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(UntoldEnds.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Field COLLECTOR = ReflectionUtils.findField(FailedJobListener.class, "jobFailureCollector");

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Journal journal;
    private final Clock clock;
    private final EngineSettings settings;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "untold-ends");
        thread.setDaemon(true);
        return thread;
    });

    UntoldEnds(
            JdbcClient database,
            PlatformTransactionManager transactions,
            Journal journal,
            Clock clock,
            EngineSettings settings) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.journal = journal;
        this.clock = clock;
        this.settings = settings;
        ReflectionUtils.makeAccessible(COLLECTOR);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        var interceptors = new ArrayList<CommandInterceptor>();
        var others = engine.getCustomPreCommandInterceptorsTxRequired();
        if (others != null) interceptors.addAll(others);
        interceptors.add(new Listening(engine));
        engine.setCustomPreCommandInterceptorsTxRequired(interceptors);
    }

    /** A long step ended here and the engine does not know. */
    public void longStep(String task) {
        letGo(
                "update ACT_RU_EXT_TASK set WORKER_ID_ = null, LOCK_EXP_TIME_ = null"
                        + " where ID_ = ? and WORKER_ID_ = ? and LOCK_EXP_TIME_ <= ?",
                task,
                // its table knows whole seconds only
                clock.instant().plus(settings.longSteps().lock()).plusSeconds(1));
    }

    private void job(String job, Duration lock) {
        letGo(
                "update ACT_RU_JOB set LOCK_OWNER_ = null, LOCK_EXP_TIME_ = null"
                        + " where ID_ = ? and LOCK_OWNER_ = ? and LOCK_EXP_TIME_ <= ?",
                job,
                clock.instant().plus(lock));
    }

    /**
     * @param until when the lock of now ends at the latest; one that ends later is a new one, and somebody works there
     */
    private void letGo(String statement, String subject, Instant until) {
        try {
            later.schedule(() -> tryTo(statement, subject, until), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            // the next start releases all
        }
    }

    private void tryTo(String statement, String subject, Instant until) {
        try {
            transaction.executeWithoutResult(status -> {
                var locked = database.sql(statement)
                        .params(List.of(subject, settings.node(), Timestamp.from(until)))
                        .update();
                if (locked == 0) return;
                journal.explained(subject);
                LOG.warn("a step is begun again, as its end could not be written down: {}", subject);
            });
        } catch (RuntimeException stillAway) {
            if (clock.instant().isBefore(until)) letGo(statement, subject, until);
        }
    }

    @Override
    public void destroy() {
        later.shutdownNow();
    }

    /** Around the engine's own attempt to note that a job failed. */
    private final class Listening extends CommandInterceptor {
        private final ProcessEngineConfigurationImpl engine;

        Listening(ProcessEngineConfigurationImpl engine) {
            this.engine = engine;
        }

        @Override
        public <T> T execute(Command<T> command) {
            try {
                return next.execute(command);
            } catch (RuntimeException untold) {
                if (command instanceof FailedJobListener)
                    job(
                            ((JobFailureCollector) ReflectionUtils.getField(COLLECTOR, command)).getJobId(),
                            Duration.ofMillis(engine.getJobExecutor().getLockTimeInMillis()));
                throw untold;
            }
        }
    }
}
