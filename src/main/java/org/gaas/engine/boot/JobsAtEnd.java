package org.gaas.engine.boot;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Ends the jobs in order: from the first moment of the desk's stop no step is begun any more, not even the one after a
 * step that runs; those that run go on to their end, for which the stop waits.
 */
@Component
class JobsAtEnd implements SmartLifecycle {
    private final ProcessEngine engine;

    JobsAtEnd(ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    public void start() {
        // the engine itself begins, when everything that runs at start is through
    }

    @Override
    public void stop() {
        if (isRunning()) jobs().shutdown();
    }

    @Override
    public boolean isRunning() {
        var jobs = jobs();
        return jobs != null && jobs.isActive();
    }

    /** Before all others. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private JobExecutor jobs() {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    }
}
