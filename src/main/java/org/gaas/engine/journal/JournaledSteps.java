package org.gaas.engine.journal;

import org.camunda.bpm.engine.impl.bpmn.delegate.JavaDelegateInvocation;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.delegate.DefaultDelegateInterceptor;
import org.camunda.bpm.engine.impl.delegate.DelegateInvocation;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.stereotype.Component;

/** Writes the journal around every Java delegate that runs as a job; all our service tasks do. */
@Component
class JournaledSteps extends AbstractProcessEnginePlugin {
    private final Journal journal;

    JournaledSteps(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setDelegateInterceptor(new DefaultDelegateInterceptor() {
            @Override
            public void handleInvocation(DelegateInvocation invocation) throws Exception {
                var job = Context.getCommandContext().getCurrentJob();
                if (job == null || !isStepOf(job, invocation)) {
                    super.handleInvocation(invocation);
                    return;
                }
                if (journal.intend(job.getId(), job.getActivityId()) == Journal.Verdict.GO_ON)
                    super.handleInvocation(invocation);
                journal.explained(job.getId());
            }
        });
    }

    private static boolean isStepOf(JobEntity job, DelegateInvocation invocation) {
        return invocation instanceof JavaDelegateInvocation
                && invocation.getContextExecution() instanceof ExecutionEntity execution
                && execution.getActivityId().equals(job.getActivityId());
    }
}
