package org.gaas.engine.longsteps;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.gaas.engine.LongStep;
import org.gaas.engine.Progress;
import org.gaas.engine.Refusal;
import org.gaas.engine.StepEnded;
import org.gaas.engine.StepEnded.Outcome;
import org.gaas.engine.Work;
import org.gaas.engine.journal.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One long step on its way: begun once, then looked at again and again, more seldom the longer it takes. */
class RunningStep {
    private static final Logger LOG = LoggerFactory.getLogger(RunningStep.class);
    private static final Duration FIRST = Duration.ofMillis(20);
    private static final int TIMES = 5;

    private final LockedExternalTask task;
    private final Work work;
    private final LongStep step;
    private final Journal journal;
    private final StoredProgress progress;
    private final Outcomes outcomes;
    private final Duration seldom;
    private final long since = System.nanoTime();
    private boolean begun;
    private Duration next = FIRST;
    private volatile boolean lost;
    private boolean told;

    RunningStep(
            LockedExternalTask task,
            Work work,
            LongStep step,
            Journal journal,
            StoredProgress progress,
            Outcomes outcomes,
            Duration seldom) {
        this.task = task;
        this.work = work;
        this.step = step;
        this.journal = journal;
        this.progress = progress;
        this.outcomes = outcomes;
        this.seldom = seldom;
    }

    String id() {
        return task.getId();
    }

    /**
     * Keeps the lock while the step is on its way. When it can't be kept, it went to somebody else, or the process went
     * on without the step: then nothing more is told.
     */
    synchronized void keepLock(Runnable extend) {
        if (told || lost) return;
        try {
            extend.run();
        } catch (BadUserRequestException gone) {
            LOG.info("{} went on without this node: {}", task.getActivityId(), gone.getMessage());
            lost = true;
        } catch (RuntimeException unreachable) {
            LOG.warn("the lock of {} could not be extended: {}", task.getActivityId(), unreachable.getMessage());
        }
    }

    synchronized void release() {
        if (!told && !lost) outcomes.released(task);
    }

    /** When to look again; empty when there is nothing more to look at. */
    Optional<Duration> look() {
        try (var here = work.begin()) {
            return lookNow();
        }
    }

    private Optional<Duration> lookNow() {
        if (lost) {
            outcomes.forgetIfGone(task);
            return Optional.empty();
        }
        try {
            var view = new FetchedTask(task);
            if (!begun) {
                if (journal.intend(id(), task.getActivityId()) == Journal.Verdict.SKIP)
                    return done(Map.of(), Outcome.SKIPPED);
                step.begin(view);
                begun = true;
            }
            var now = step.poll(view);
            if (now instanceof Progress.Running running) {
                progress.say(id(), running);
                return again();
            }
            return done(((Progress.Done) now).variables(), Outcome.DONE);
        } catch (Refusal no) {
            return tell(() -> outcomes.refused(
                    task, no, new StepEnded(work, Outcome.REFUSED, no.code(), no.getMessage(), took())));
        } catch (RuntimeException | LinkageError failure) {
            return tell(() -> outcomes.failed(task, failure, StepEnded.failed(work, failure, took())));
        }
    }

    private Optional<Duration> done(Map<String, Object> variables, Outcome outcome) {
        return tell(() -> outcomes.done(task, variables, new StepEnded(work, outcome, "", "", took())));
    }

    private Duration took() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /** Once, and not while the lock is extended: both change the same row. */
    private synchronized Optional<Duration> tell(Runnable outcome) {
        if (lost) return Optional.empty();
        try {
            patiently(outcome);
        } catch (RuntimeException wentWrong) {
            // what comes after the step in its process did not work, or nobody catches its "no"
            tellFailure(wentWrong);
        }
        told = true;
        return Optional.empty();
    }

    private void tellFailure(RuntimeException wentWrong) {
        try {
            if (outcomes.forgetIfGone(task)) {
                LOG.info("{} ended after its process had gone on without it", task.getActivityId());
                return;
            }
            patiently(() -> outcomes.failed(task, wentWrong, StepEnded.failed(work, wentWrong, took())));
        } catch (RuntimeException unheard) {
            LOG.warn("the end of {} could not be told: {}", task.getActivityId(), unheard.getMessage());
            outcomes.untold(task);
            outcomes.forgetIfGone(task);
        }
    }

    /** Somebody else may change the same process in the same moment: then the engine wants to be told again. */
    private static void patiently(Runnable outcome) {
        for (var time = 1; time < TIMES; time++)
            try {
                outcome.run();
                return;
            } catch (OptimisticLockingException busy) {
                LOG.debug("told in the same moment as somebody else: {}", busy.getMessage());
            }
        outcome.run();
    }

    private Optional<Duration> again() {
        var now = next;
        var later = next.multipliedBy(3).dividedBy(2);
        next = later.compareTo(seldom) > 0 ? seldom : later;
        return Optional.of(now);
    }
}
