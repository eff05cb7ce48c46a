package org.gaas.tasks.mail;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks from time to time whether something is to be sent, while the desk runs. */
class Mailing implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Mailing.class);
    private static final int PATIENCE = 20;

    private final Outbox outbox;
    private final Duration every;
    private ScheduledExecutorService clockwork;

    Mailing(Outbox outbox, Duration every) {
        this.outbox = outbox;
        this.every = every;
    }

    @Override
    public synchronized void start() {
        if (clockwork != null) return;
        clockwork = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "mail");
            thread.setDaemon(true);
            return thread;
        });
        clockwork.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            outbox.send();
        } catch (RuntimeException later) {
            LOG.warn("Mail could not be looked after; it waits: {}", later.getMessage());
        }
    }

    /** What is on its way is handed over first. */
    @Override
    public synchronized void stop() {
        clockwork.shutdown();
        try {
            clockwork.awaitTermination(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        clockwork = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return clockwork != null;
    }
}
