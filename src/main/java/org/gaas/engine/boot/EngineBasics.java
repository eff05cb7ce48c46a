package org.gaas.engine.boot;

import java.time.Duration;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.gaas.engine.Work;
import org.springframework.stereotype.Component;

/** What every engine of the desk has in common: how failed jobs are retried, who holds locks, what is kept. */
@Component
class EngineBasics extends AbstractProcessEnginePlugin {
    private final EngineSettings settings;

    EngineBasics(EngineSettings settings) {
        this.settings = settings;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setFailedJobRetryTimeCycle(
                settings.retries().stream().map(Duration::toString).collect(Collectors.joining(",")));
        engine.setHistoryTimeToLive("P" + settings.history() + "D");
        engine.setHistoryCleanupBatchWindowStartTime("02:00");
        engine.setHistoryCleanupBatchWindowEndTime("05:00");
        // an error that no diagram catches must never end an instance in silence
        engine.setEnableExceptionsAfterUnhandledBpmnError(true);
        // who has a task may work on it, but not give it away or change its dates
        engine.setDefaultUserPermissionNameForTask("TASK_WORK");
        // whoever called gets the error; a refusal of wrong input is no error of the desk
        engine.setEnableCmdExceptionLogging(false);
        // what the engine says about a process is found by the same names as what we say
        engine.setLoggingContextBusinessKey(Work.INSTALLATION);
        engine.setLoggingContextProcessInstanceId(Work.PROCESS);
        engine.setLoggingContextActivityId(Work.STEP);
        engine.setLoggingContextActivityName(null);
        engine.setLoggingContextApplicationName(null);
        engine.setLoggingContextProcessDefinitionId(null);
        engine.setLoggingContextProcessDefinitionKey(null);
        engine.setLoggingContextTenantId(null);
        engine.setLoggingContextEngineName(null);
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(true);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        if (engine.getJobExecutor() != null) engine.getJobExecutor().setLockOwner(settings.node());
    }
}
