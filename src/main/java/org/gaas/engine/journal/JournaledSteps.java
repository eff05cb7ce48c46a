package org.gaas.engine.journal;

import java.time.Duration;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.impl.bpmn.delegate.JavaDelegateInvocation;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.delegate.DefaultDelegateInterceptor;
import org.camunda.bpm.engine.impl.delegate.DelegateInvocation;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.gaas.engine.StepEnded;
import org.gaas.engine.StepEnded.Outcome;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes the journal around every Java delegate that runs as a job, as all our service tasks do, and tells its end. */
@Component
class JournaledSteps extends AbstractProcessEnginePlugin {
    private final Journal journal;
    private final ApplicationEventPublisher events;

    JournaledSteps(Journal journal, ApplicationEventPublisher events) {
        this.journal = journal;
        this.events = events;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setDelegateInterceptor(new DefaultDelegateInterceptor() {
            @Override
            public void handleInvocation(DelegateInvocation invocation) throws Exception {
                var job = Context.getCommandContext().getCurrentJob();
                if (job != null && isStepOf(job, invocation)) step(job, invocation);
                else super.handleInvocation(invocation);
            }

            private void step(JobEntity job, DelegateInvocation invocation) throws Exception {
                var execution = (ExecutionEntity) invocation.getContextExecution();
                var begun = System.nanoTime();
                try (var here = Origins.of(execution).begin()) {
                    var verdict = journal.intend(job.getId(), job.getActivityId());
                    if (verdict == Journal.Verdict.GO_ON) super.handleInvocation(invocation);
                    journal.explained(job.getId());
                    var outcome = verdict == Journal.Verdict.GO_ON ? Outcome.DONE : Outcome.SKIPPED;
                    tell(execution, outcome, "", "", begun);
                } catch (BpmnError no) {
                    journal.explained(job.getId());
                    tell(execution, Outcome.REFUSED, no.getErrorCode(), no.getMessage(), begun);
                    throw no;
                }
            }
        });
    }

    private void tell(ExecutionEntity execution, Outcome outcome, String reason, String sentence, long begun) {
        var took = Duration.ofNanos(System.nanoTime() - begun);
        events.publishEvent(new StepEnded(Origins.of(execution), outcome, reason, sentence, took));
    }

    private static boolean isStepOf(JobEntity job, DelegateInvocation invocation) {
        return invocation instanceof JavaDelegateInvocation
                && invocation.getContextExecution() instanceof ExecutionEntity execution
                && execution.getActivityId().equals(job.getActivityId());
    }
}
