package org.gaas.engine.longsteps;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.gaas.engine.LongStep;
import org.gaas.engine.Progress;
import org.gaas.engine.Refusal;
import org.gaas.engine.journal.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One long step on its way: begun once, then looked at again and again, more seldom the longer it takes. */
class RunningStep {
    private static final Logger LOG = LoggerFactory.getLogger(RunningStep.class);
    private static final Duration FIRST = Duration.ofMillis(20);

    private final LockedExternalTask task;
    private final LongStep step;
    private final Journal journal;
    private final StoredProgress progress;
    private final Outcomes outcomes;
    private final Duration seldom;
    private boolean begun;
    private Duration next = FIRST;
    private volatile boolean lost;

    RunningStep(
            LockedExternalTask task,
            LongStep step,
            Journal journal,
            StoredProgress progress,
            Outcomes outcomes,
            Duration seldom) {
        this.task = task;
        this.step = step;
        this.journal = journal;
        this.progress = progress;
        this.outcomes = outcomes;
        this.seldom = seldom;
    }

    String id() {
        return task.getId();
    }

    /** The lock went to somebody else, or the process went on without the step. */
    void lost() {
        lost = true;
    }

    void release() {
        outcomes.released(task);
    }

    /** When to look again; empty when there is nothing more to look at. */
    Optional<Duration> look() {
        if (lost) return Optional.empty();
        try {
            var view = new FetchedTask(task);
            if (!begun) {
                if (journal.intend(id(), task.getActivityId()) == Journal.Verdict.SKIP) {
                    outcomes.done(task, Map.of());
                    return Optional.empty();
                }
                step.begin(view);
                begun = true;
            }
            var now = step.poll(view);
            if (now instanceof Progress.Running running) {
                progress.say(id(), running);
                return again();
            }
            outcomes.done(task, ((Progress.Done) now).variables());
        } catch (Refusal no) {
            return told(() -> refused(no));
        } catch (OptimisticLockingException busy) {
            return again();
        } catch (RuntimeException | LinkageError failure) {
            return lost ? Optional.empty() : told(() -> outcomes.failed(task, failure));
        }
        return Optional.empty();
    }

    private void refused(Refusal no) {
        try {
            outcomes.refused(task, no);
        } catch (OptimisticLockingException busy) {
            throw busy;
        } catch (RuntimeException nobodyCatches) {
            outcomes.failed(task, nobodyCatches);
        }
    }

    private Optional<Duration> told(Runnable tell) {
        try {
            tell.run();
        } catch (OptimisticLockingException busy) {
            return again();
        } catch (RuntimeException unheard) {
            LOG.warn(
                    "the end of {} could not be told, its lock will run out: {}",
                    task.getActivityId(),
                    unheard.getMessage());
        }
        return Optional.empty();
    }

    private Optional<Duration> again() {
        var now = next;
        var later = next.multipliedBy(3).dividedBy(2);
        next = later.compareTo(seldom) > 0 ? seldom : later;
        return Optional.of(now);
    }
}
