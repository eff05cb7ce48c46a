package org.gaas.engine.repair;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Stakes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What can be done about the steps that wait for one repair: the same to all of them, or not at all. */
@Component
class Affected {
    private final RuntimeService processes;
    private final ObjectProvider<Stakes> stakes;

    Affected(RuntimeService processes, ObjectProvider<Stakes> stakes) {
        this.processes = processes;
        this.stakes = stakes;
    }

    /** Why they can't be left out; empty when they can. */
    Optional<String> unskippable(List<Victim> victims) {
        return victims.stream()
                .filter(victim -> victim.skipLeaves().isEmpty())
                .findFirst()
                .map(victim -> "step \"" + victim.label() + "\" can't be left out");
    }

    /** Why they can't be undone; empty when they can. */
    Optional<String> unundoable(List<Victim> victims) {
        return victims.stream()
                .filter(victim -> !isUndoable(victim.rootInstance()))
                .findFirst()
                .map(victim ->
                        "what is done with " + victim.businessKey() + " is being undone already, or can't be undone");
    }

    /** The repair that a process instance is started for. */
    Optional<String> repairOf(String instance) {
        return RepairVars.REPAIR.find(processes.getVariables(instance));
    }

    boolean isUndoable(String rootInstance) {
        return processes
                        .createEventSubscriptionQuery()
                        .processInstanceId(rootInstance)
                        .eventType("message")
                        .eventName(RepairVars.UNDO_REQUESTED)
                        .count()
                > 0;
    }

    boolean needSecondPerson(List<Victim> victims) {
        return stakes.stream()
                .anyMatch(known -> victims.stream().map(Victim::businessKey).anyMatch(known::high));
    }

    /**
     * @throws InvalidInput {@code SKIP_NOT_POSSIBLE} or {@code UNDO_NOT_POSSIBLE}
     */
    void requirePossible(Decision decision, List<Victim> victims) {
        var no =
                switch (decision) {
                    case RETRY -> Optional.<String>empty();
                    case SKIP -> unskippable(victims);
                    case UNDO -> unundoable(victims);
                };
        no.ifPresent(why -> {
            throw new InvalidInput(
                    RepairVars.DECISION.name(), decision.name() + "_NOT_POSSIBLE", why + "; choose otherwise");
        });
    }
}
