package org.gaas.releases.git;

import java.time.Duration;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.gaas.releases.Watch;

/** Tells a watch what JGit tells, and ends a fetch that takes too long altogether. */
final class FetchWatch extends EmptyProgressMonitor {
    private final Watch watch;
    private final long ends;
    private String title = "";
    private long total;
    private long done;

    FetchWatch(Watch watch, Duration longest) {
        this.watch = watch;
        this.ends = System.nanoTime() + longest.toNanos();
    }

    @Override
    public synchronized void beginTask(String title, int total) {
        this.title = title;
        this.total = Math.max(0, total);
        this.done = 0;
        watch.progress(0, this.total, title);
    }

    @Override
    public synchronized void update(int more) {
        done += more;
        watch.progress(done, total, title);
    }

    @Override
    public boolean isCancelled() {
        return watch.cancelled() || System.nanoTime() > ends;
    }
}
