package org.gaas.releases;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gaas.engine.Progress;
import org.gaas.engine.Refusal;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Work of this desk itself that takes longer than a step may: fetching and sending. It ends with the desk, and is begun
 * again by whoever takes over: everything that is done here may be repeated.
 */
@Component
class BackgroundWork implements DisposableBean {
    private static final int AT_ONCE = 4;

    /** Short work is done when it is first asked for: no need to ask a second time. */
    private static final long PATIENCE_MILLIS = 100;

    private final ConcurrentHashMap<String, Job> jobs = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, work -> {
        var thread = new Thread(work, "releases");
        thread.setDaemon(true);
        return thread;
    });

    /** What is to be done. */
    @FunctionalInterface
    interface Work {
        Progress.Done run(Watch watch) throws Refusal;
    }

    /** Begins it, unless it runs, or ended and nobody asked yet. */
    void begin(String operation, Work work) {
        jobs.computeIfAbsent(operation, any -> new Job(work));
    }

    /**
     * How far it is. An end is told once.
     *
     * @throws Refusal what the work threw
     * @throws IllegalStateException it was not begun on this desk
     */
    Progress poll(String operation) throws Refusal {
        var job = jobs.get(operation);
        if (job == null) throw new IllegalStateException("nothing is known of the operation " + operation);
        try {
            var done = job.future.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            jobs.remove(operation, job);
            return done;
        } catch (TimeoutException notYet) {
            return job.now;
        } catch (ExecutionException ended) {
            jobs.remove(operation, job);
            if (ended.getCause() instanceof Refusal no) throw no;
            if (ended.getCause() instanceof RuntimeException failure) throw failure;
            throw new IllegalStateException(ended.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return job.now;
        }
    }

    @Override
    public void destroy() {
        jobs.values().forEach(job -> job.stopped = true);
        threads.shutdownNow();
    }

    private final class Job implements Watch {
        private final Future<Progress.Done> future;
        private volatile Progress now = Progress.running(0, 0, "waiting for its turn");
        private volatile boolean stopped;

        Job(Work work) {
            future = threads.submit(org.gaas.engine.Work.carried(() -> work.run(this)));
        }

        @Override
        public void progress(long done, long total, String text) {
            now = Progress.running(done, total, text);
        }

        @Override
        public boolean cancelled() {
            return stopped;
        }
    }
}
