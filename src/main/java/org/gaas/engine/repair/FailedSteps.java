package org.gaas.engine.repair;

import java.time.Duration;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.gaas.engine.Failure;
import org.gaas.engine.StepEnded;
import org.gaas.engine.journal.Journal;
import org.gaas.engine.journal.Origins;
import org.springframework.context.ApplicationEventPublisher;

/** What happens to a job that failed: it waits for its next attempt, or a person is asked at once. */
class FailedSteps implements FailedJobCommandFactory {
    private final Journal journal;
    private final ApplicationEventPublisher events;

    FailedSteps(Journal journal, ApplicationEventPublisher events) {
        this.journal = journal;
        this.events = events;
    }

    @Override
    public Command<Object> getCommand(String jobId, Throwable problem) {
        return context -> {
            journal.explained(jobId);
            var work = Origins.of(context.getJobManager().findJobById(jobId));
            if (work.isEmpty()) return told(context, jobId, problem);
            try (var here = work.get().begin()) {
                // what only met somebody else's change is done again, and did not end
                if (!(problem instanceof OptimisticLockingException))
                    events.publishEvent(StepEnded.failed(work.get(), problem, Duration.ZERO));
                return told(context, jobId, problem);
            }
        };
    }

    private static Object told(CommandContext context, String jobId, Throwable problem) {
        return CurrentFailure.during(problem, () -> retry(jobId, problem).execute(context));
    }

    private static Command<Object> retry(String jobId, Throwable problem) {
        var waitingHelps = Cause.failure(problem).map(Failure::curableByWaiting).orElse(true);
        return waitingHelps ? new DefaultJobRetryCmd(jobId, problem) : new AtOnce(jobId, problem);
    }

    /** No further attempt: the engine makes an incident of it. */
    private static class AtOnce extends DefaultJobRetryCmd {
        AtOnce(String jobId, Throwable problem) {
            super(jobId, problem);
        }

        @Override
        public Object execute(CommandContext context) {
            var job = getJob();
            if (job == null) return null;
            logException(job);
            job.unlock();
            job.setRetries(0);
            return null;
        }
    }
}
