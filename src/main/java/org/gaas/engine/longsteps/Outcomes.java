package org.gaas.engine.longsteps;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.gaas.engine.Failure;
import org.gaas.engine.Refusal;
import org.gaas.engine.StepEnded;
import org.gaas.engine.boot.EngineSettings;
import org.gaas.engine.journal.Journal;
import org.gaas.engine.journal.UntoldEnds;
import org.gaas.engine.repair.CurrentFailure;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the engine how a long step ended, together with our own records of it, in one transaction. */
@Component
class Outcomes {
    private final ExternalTaskService tasks;
    private final Journal journal;
    private final StoredProgress progress;
    private final TransactionTemplate transaction;
    private final EngineSettings settings;
    private final UntoldEnds untold;
    private final ApplicationEventPublisher events;

    Outcomes(
            ExternalTaskService tasks,
            Journal journal,
            StoredProgress progress,
            PlatformTransactionManager transactions,
            EngineSettings settings,
            UntoldEnds untold,
            ApplicationEventPublisher events) {
        this.tasks = tasks;
        this.journal = journal;
        this.progress = progress;
        this.transaction = new TransactionTemplate(transactions);
        this.settings = settings;
        this.untold = untold;
        this.events = events;
    }

    void done(LockedExternalTask task, Map<String, Object> variables, StepEnded end) {
        ended(task, end, () -> tasks.complete(task.getId(), settings.node(), variables));
    }

    void refused(LockedExternalTask task, Refusal no, StepEnded end) {
        ended(task, end, () -> tasks.handleBpmnError(task.getId(), settings.node(), no.code(), no.getMessage()));
    }

    /** Waits by the schedule and tries again, or asks a person when the schedule is used up or waiting is useless. */
    void failed(LockedExternalTask task, Throwable failure, StepEnded end) {
        var waits = settings.retries();
        var left = task.getRetries() == null ? waits.size() : task.getRetries() - 1;
        var hopeless = failure instanceof Failure known && !known.curableByWaiting();
        var retries = hopeless ? 0 : Math.max(0, left);
        var wait = retries == 0
                ? 0
                : waits.get(Math.max(0, waits.size() - retries)).toMillis();
        ended(
                task,
                end,
                () -> CurrentFailure.during(failure, () -> {
                    tasks.handleFailure(task.getId(), settings.node(), words(failure), log(failure), retries, wait);
                    return null;
                }));
    }

    /** This node goes away: the step is not to blame, and another node may take it at once. */
    void released(LockedExternalTask task) {
        transaction.executeWithoutResult(status -> {
            tasks.unlock(task.getId());
            journal.explained(task.getId());
        });
    }

    /** The engine can't be told: the step is let go as soon as it can. */
    void untold(LockedExternalTask task) {
        untold.longStep(task.getId());
    }

    /** The process was removed or undone while the step was on its way: nobody will ask for our records any more. */
    boolean forgetIfGone(LockedExternalTask task) {
        if (tasks.createExternalTaskQuery().externalTaskId(task.getId()).count() > 0) return false;
        journal.explained(task.getId());
        progress.forget(task.getId());
        return true;
    }

    private void ended(LockedExternalTask task, StepEnded end, Runnable told) {
        transaction.executeWithoutResult(status -> {
            told.run();
            events.publishEvent(end);
            journal.explained(task.getId());
            progress.forget(task.getId());
        });
    }

    /** A foreseen failure has a sentence for people. */
    private static String words(Throwable failure) {
        return failure instanceof Failure ? failure.getMessage() : failure.toString();
    }

    private static String log(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
