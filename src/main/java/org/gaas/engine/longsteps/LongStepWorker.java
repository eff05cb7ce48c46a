package org.gaas.engine.longsteps;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.util.SingleConsumerCondition;
import org.gaas.engine.LongStep;
import org.gaas.engine.boot.EngineSettings;
import org.gaas.engine.boot.NameLost;
import org.gaas.engine.journal.Journal;
import org.gaas.engine.journal.Origins;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Serves the external tasks of all {@link LongStep}s inside this JVM. One thread fetches, woken when a transaction
 * that made a task commits; a few others begin and look. Locks are extended while a step runs here, and given back on
 * the way out.
 */
@Component
public class LongStepWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LongStepWorker.class);

    private final ExternalTaskService tasks;
    private final HistoryService history;
    private final ApplicationContext beans;
    private final Journal journal;
    private final StoredProgress progress;
    private final Outcomes outcomes;
    private final EngineSettings settings;
    private final Map<String, RunningStep> running = new ConcurrentHashMap<>();

    private LongSteps steps;
    private ScheduledExecutorService pool;
    private Thread fetcher;
    private SingleConsumerCondition wake;
    private volatile boolean open;

    LongStepWorker(
            ExternalTaskService tasks,
            HistoryService history,
            ApplicationContext beans,
            Journal journal,
            StoredProgress progress,
            Outcomes outcomes,
            EngineSettings settings) {
        this.tasks = tasks;
        this.history = history;
        this.beans = beans;
        this.journal = journal;
        this.progress = progress;
        this.outcomes = outcomes;
        this.settings = settings;
    }

    /** Like the jobs: only when everything that runs at start is through. */
    @EventListener(ApplicationReadyEvent.class)
    synchronized void open() {
        if (open) return;
        steps = new LongSteps(beans.getBeansOfType(LongStep.class));
        if (steps.topics().isEmpty()) return;
        open = true;
        var options = settings.longSteps();
        pool = Executors.newScheduledThreadPool(options.threads(), named("long-step"));
        var third = options.lock().dividedBy(3).toMillis();
        pool.scheduleWithFixedDelay(this::keepLocks, third, third, TimeUnit.MILLISECONDS);
        fetcher = named("long-step-fetcher").newThread(this::fetch);
        wake = new SingleConsumerCondition(fetcher);
        ProcessEngineImpl.EXT_TASK_CONDITIONS.addConsumer(wake);
        fetcher.start();
    }

    private void fetch() {
        while (open) {
            try {
                var room = settings.longSteps().atOnce() - running.size();
                var fetched = room <= 0 ? 0 : fetch(room);
                if (fetched < Math.max(room, 1))
                    wake.await(settings.longSteps().poll().toMillis());
            } catch (RuntimeException unreachable) {
                LOG.warn("no long steps could be fetched: {}", unreachable.getMessage());
                wake.await(settings.longSteps().poll().toMillis());
            }
        }
    }

    /** How many long steps this node serves now. */
    public int running() {
        return running.size();
    }

    private int fetch(int room) {
        var query = tasks.fetchAndLock(room, settings.node(), true);
        for (var topic : steps.topics())
            query = query.topic(topic, settings.longSteps().lock().toMillis());
        var fetched = query.execute();
        for (var task : fetched) {
            var step = new RunningStep(
                    task,
                    Origins.of(task, history),
                    steps.serving(task.getTopicName()),
                    journal,
                    progress,
                    outcomes,
                    settings.longSteps().poll());
            running.put(step.id(), step);
            lookIn(step, Duration.ZERO);
        }
        return fetched.size();
    }

    private void lookIn(RunningStep step, Duration wait) {
        try {
            pool.schedule(() -> look(step), wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            // what is left in the map is released on the way out
        }
    }

    private void look(RunningStep step) {
        var next = Optional.<Duration>empty();
        try {
            next = step.look();
        } catch (RuntimeException unreachable) {
            LOG.warn("a long step is let go: {}", unreachable.getMessage());
        }
        if (next.isPresent()) {
            lookIn(step, next.get());
            return;
        }
        running.remove(step.id());
        wake.signal();
    }

    private void keepLocks() {
        var lock = settings.longSteps().lock().toMillis();
        for (var step : running.values()) step.keepLock(() -> tasks.extendLock(step.id(), settings.node(), lock));
    }

    @EventListener
    void close(NameLost lost) {
        close(false);
    }

    private synchronized void close(boolean release) {
        if (!open) return;
        open = false;
        ProcessEngineImpl.EXT_TASK_CONDITIONS.removeConsumer(wake);
        wake.signal();
        pool.shutdown();
        try {
            fetcher.join(10_000);
            if (!pool.awaitTermination(10, TimeUnit.SECONDS)) LOG.warn("a long step does not answer");
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        if (release)
            running.values().forEach(step -> {
                try {
                    step.release();
                } catch (RuntimeException gone) {
                    LOG.info("a long step was not there any more: {}", gone.getMessage());
                }
            });
        running.clear();
    }

    @Override
    public void start() {
        // opened when the application is ready
    }

    @Override
    public void stop() {
        close(true);
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    private static ThreadFactory named(String name) {
        return task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
