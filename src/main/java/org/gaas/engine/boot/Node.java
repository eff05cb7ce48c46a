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
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

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
    private final Locks locks;
    private final ApplicationEventPublisher events;
    private final String owner;
    private final NodeName name;
    private final Neighbours neighbours;
    private ScheduledExecutorService heart;

    Node(
            ProcessEngine engine,
            JdbcClient database,
            PlatformTransactionManager transactions,
            Locks locks,
            EngineSettings settings,
            ApplicationEventPublisher events) {
        this.engine = engine;
        this.locks = locks;
        this.events = events;
        this.owner = settings.node();
        this.name = new NodeName(database, owner, Machine.here());
        this.neighbours =
                new Neighbours(database, new TransactionTemplate(transactions), locks::release, owner, Machine.here());
    }

    @Override
    public void start() {
        name.take(() -> LockSupport.parkNanos(PATIENCE.toNanos()));
        locks.release(owner);
        heart = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "node-heartbeat");
            thread.setDaemon(true);
            return thread;
        });
        heart.scheduleAtFixedRate(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void beat() {
        try {
            if (name.beat()) {
                neighbours.look();
                return;
            }
            LOG.error(
                    "another node took over from '{}', which was silent for too long or was started a second time:"
                            + " this one stops working. Start it again.",
                    owner);
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
