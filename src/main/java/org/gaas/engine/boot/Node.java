package org.gaas.engine.boot;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * This node of the desk. Takes its name before any job runs and releases the locks that its predecessor of the same
 * name left, so that interrupted steps go on at once instead of after the locks' end.
 */
@Component
class Node implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ProcessEngine engine;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final String owner;
    private final NodeName name;
    private ScheduledExecutorService heart;

    Node(ProcessEngine engine, JdbcClient database, EngineSettings settings, ApplicationEventPublisher events) {
        this.engine = engine;
        this.database = database;
        this.events = events;
        this.owner = settings.node();
        this.name = new NodeName(database, settings.node(), Machine.here());
    }

    @Override
    public void start() {
        name.take(() -> LockSupport.parkNanos(PATIENCE.toNanos()));
        releaseLocks();
        heart = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "node-heartbeat");
            thread.setDaemon(true);
            return thread;
        });
        heart.scheduleAtFixedRate(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ours from before: the engine has no call for a job's lock, so this is its own column. */
    void releaseLocks() {
        var jobs = database.sql("update ACT_RU_JOB set LOCK_OWNER_ = null, LOCK_EXP_TIME_ = null where LOCK_OWNER_ = ?")
                .param(owner)
                .update();
        var tasks = engine.getExternalTaskService()
                .createExternalTaskQuery()
                .workerId(owner)
                .locked()
                .list();
        tasks.forEach(task -> engine.getExternalTaskService().unlock(task.getId()));
        if (jobs + tasks.size() > 0)
            LOG.info("released the locks of {} steps that were interrupted", jobs + tasks.size());
    }

    private void beat() {
        try {
            if (name.beat()) return;
            LOG.error("another node took the name '{}': this one stops working", owner);
            events.publishEvent(new NameLost(owner));
            stopJobs();
            heart.shutdown();
        } catch (RuntimeException unreachable) {
            LOG.warn("no sign of life could be given: {}", unreachable.getMessage());
        }
    }

    @Override
    public void stop() {
        heart.shutdownNow();
        stopJobs();
        name.giveBack();
        heart = null;
    }

    private void stopJobs() {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        var jobs = configuration.getJobExecutor();
        if (jobs != null && jobs.isActive()) jobs.shutdown();
    }

    @Override
    public boolean isRunning() {
        return heart != null;
    }

    /** Starts first and stops last. */
    @Override
    public int getPhase() {
        return -1000;
    }
}
