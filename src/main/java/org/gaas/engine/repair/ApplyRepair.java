package org.gaas.engine.repair;

import java.util.List;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.RepairApplied;
import org.gaas.engine.Step;
import org.gaas.engine.journal.Journal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Does to all steps that wait for one repair what a person decided. */
@Component
class ApplyRepair implements Step {
    private final Repairs repairs;
    private final Affected affected;
    private final Journal journal;
    private final LeftOut leftOut;
    private final ManagementService jobs;
    private final ExternalTaskService tasks;
    private final RuntimeService processes;
    private final ApplicationEventPublisher events;

    ApplyRepair(
            Repairs repairs,
            Affected affected,
            Journal journal,
            LeftOut leftOut,
            ManagementService jobs,
            ExternalTaskService tasks,
            RuntimeService processes,
            ApplicationEventPublisher events) {
        this.repairs = repairs;
        this.affected = affected;
        this.journal = journal;
        this.leftOut = leftOut;
        this.jobs = jobs;
        this.tasks = tasks;
        this.processes = processes;
        this.events = events;
    }

    @Override
    public void perform(DelegateExecution execution) {
        var repair = RepairVars.REPAIR.in(execution);
        var victims = repairs.victimsOf(repair);
        var decided = repairs.decisionOf(repair);
        decided.ifPresent(what -> victims.forEach(victim -> tell(what, victim)));
        switch (RepairVars.DECISION.in(execution)) {
            case RETRY -> victims.forEach(this::retry);
            case SKIP -> victims.forEach(victim -> skip(victim, decided.orElseThrow()));
            case UNDO -> undo(victims);
        }
    }

    private void tell(Repairs.Past decided, Victim victim) {
        events.publishEvent(new RepairApplied(
                decided.decision(),
                decided.by(),
                victim.label(),
                decided.why().orElse(""),
                victim.rootInstance(),
                victim.businessKey()));
    }

    /** The token stays where it is: the step is passed over when its turn comes, which is now. */
    private void skip(Victim victim, Repairs.Past decided) {
        leftOut.note(victim, decided.by(), decided.why().orElse(""));
        journal.skipNext(victim.incidentOf(), victim.activity());
        retry(victim);
    }

    private void retry(Victim victim) {
        switch (victim.kind()) {
            case JOB ->
                jobs.setJobRetries(1).jobId(victim.incidentOf()).dueDate(null).execute();
            case EXTERNAL -> tasks.setRetries(victim.incidentOf(), 1);
        }
    }

    /** What can't be undone any more since the decision is tried again: if that fails, somebody is asked again. */
    private void undo(List<Victim> victims) {
        victims.stream()
                .filter(victim -> !affected.isUndoable(victim.rootInstance()))
                .forEach(this::retry);
        victims.stream()
                .map(Victim::rootInstance)
                .distinct()
                .filter(affected::isUndoable)
                .forEach(root -> processes
                        .createMessageCorrelation(RepairVars.UNDO_REQUESTED)
                        .processInstanceId(root)
                        .correlate());
    }
}
