package org.gaas.engine.repair;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.runtime.Incident;
import org.gaas.engine.TaskDue;
import org.gaas.engine.journal.Journal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Puts the one mechanism of repair into the engine. */
@Component
class RepairPlugin extends AbstractProcessEnginePlugin {
    private final Repairs repairs;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<TaskDue> dues;

    RepairPlugin(Repairs repairs, Journal journal, ApplicationEventPublisher events, ObjectProvider<TaskDue> dues) {
        this.repairs = repairs;
        this.journal = journal;
        this.events = events;
        this.dues = dues;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        // one line of ours tells each failure; the engine would print where in the program it was, each time
        ExecuteJobHelper.LOGGING_HANDLER = (job, failure) -> {};
        engine.setCompositeIncidentHandlersEnabled(true);
        engine.setCustomIncidentHandlers(List.of(
                new IncidentsToRepairs(Incident.FAILED_JOB_HANDLER_TYPE, Victim.Kind.JOB, repairs, dues, events),
                new IncidentsToRepairs(
                        Incident.EXTERNAL_TASK_HANDLER_TYPE, Victim.Kind.EXTERNAL, repairs, dues, events)));
        engine.setFailedJobCommandFactory(new FailedSteps(journal, events));
    }
}
