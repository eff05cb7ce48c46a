package org.gaas.audit;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Seals after each commit that wrote into the trail, and by a timer what a node left that died. */
class Sealing implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);

    private final Sealer sealer;
    private final AuditSettings settings;
    private final Semaphore bell = new Semaphore(0);
    private volatile Thread thread;
    private volatile Optional<String> trouble = Optional.empty();

    Sealing(Sealer sealer, Trail trail, AuditSettings settings) {
        this.sealer = sealer;
        this.settings = settings;
        trail.ring(bell::release);
    }

    @Override
    public synchronized void start() {
        if (thread != null) return;
        sealer.requireWhole();
        thread = new Thread(this::work, "trail-sealer");
        thread.setDaemon(true);
        thread.start();
    }

    private void work() {
        while (Thread.currentThread() == thread) {
            seal();
            try {
                bell.tryAcquire(settings.every().toMillis(), TimeUnit.MILLISECONDS);
                bell.drainPermits();
            } catch (InterruptedException stopping) {
                return;
            }
        }
    }

    private void seal() {
        try {
            sealer.seal();
            trouble = Optional.empty();
        } catch (RuntimeException later) {
            LOG.error("The trail could not be sealed, its rows wait: {}", later.getMessage());
            trouble = Optional.of(String.valueOf(later.getMessage()));
        }
    }

    /** Why the last round could not be made. */
    Optional<String> trouble() {
        return trouble;
    }

    /** What was written on the way out is sealed too. */
    @Override
    public synchronized void stop() {
        var running = thread;
        thread = null;
        bell.release();
        try {
            running.join(5_000);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        seal();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Starts before everything that writes, and stops after it. */
    @Override
    public int getPhase() {
        return -2000;
    }
}
