package org.gaas.engine.repair;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.OpenedTask;
import org.gaas.engine.TaskCompleted;
import org.gaas.engine.TaskPrefill;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The task "Repair step": shows who is affected now, and takes only decisions that can be carried out. */
@Component
class RepairTask implements TaskPrefill {
    private static final int SHOWN = 40;

    private final Repairs repairs;
    private final RuntimeService processes;

    RepairTask(Repairs repairs, RuntimeService processes) {
        this.repairs = repairs;
        this.processes = processes;
    }

    @Override
    public Map<String, Object> valuesFor(OpenedTask task) {
        var values = new HashMap<String, Object>();
        if (!task.task().equals(RepairVars.TASK)) return values;
        var victims = repairs.victimsOf(RepairVars.REPAIR.find(task.variables()).orElseThrow());
        RepairVars.AFFECTED.put(values, affected(victims));
        RepairVars.SKIPPING.put(values, skipping(victims));
        return values;
    }

    private static String affected(List<Victim> victims) {
        var lines = victims.stream()
                .limit(SHOWN)
                .map(victim -> "- " + victim.businessKey() + ": " + victim.label() + " (" + victim.process() + ")")
                .collect(Collectors.joining("\n"));
        return victims.size() <= SHOWN ? lines : lines + "\n- and " + (victims.size() - SHOWN) + " more";
    }

    private static String skipping(List<Victim> victims) {
        var fixed =
                victims.stream().filter(victim -> victim.skipLeaves().isEmpty()).findFirst();
        if (fixed.isPresent()) return "not possible: \"" + fixed.get().label() + "\" can't be left out";
        return victims.stream()
                .map(victim -> victim.skipLeaves().orElseThrow())
                .distinct()
                .limit(5)
                .collect(Collectors.joining("; ", "leaves behind: ", ""));
    }

    @EventListener
    void check(TaskCompleted task) {
        if (!task.task().equals(RepairVars.TASK) || !task.process().equals(RepairVars.PROCESS)) return;
        var decision = RepairVars.DECISION
                .find(task.answers())
                .orElseThrow(() -> new InvalidInput(
                        RepairVars.DECISION.name(), "DECISION_REQUIRED", "choose one of: retry, skip, undo"));
        var repair = RepairVars.REPAIR.parse(processes.getVariable(task.processInstance(), RepairVars.REPAIR.name()));
        var victims = repairs.victimsOf(repair);
        if (decision == Decision.SKIP) checkSkip(task, victims);
        if (decision == Decision.UNDO) victims.forEach(this::checkUndo);
    }

    private void checkSkip(TaskCompleted task, List<Victim> victims) {
        if (RepairVars.WHY.find(task.answers()).filter(why -> !why.isBlank()).isEmpty())
            throw new InvalidInput(RepairVars.WHY.name(), "REASON_REQUIRED", "say why the step may be skipped");
        victims.stream()
                .filter(victim -> victim.skipLeaves().isEmpty())
                .findFirst()
                .ifPresent(victim -> {
                    throw new InvalidInput(
                            RepairVars.DECISION.name(),
                            "SKIP_NOT_POSSIBLE",
                            "step \"" + victim.label() + "\" can't be left out; retry or undo");
                });
    }

    private void checkUndo(Victim victim) {
        var listening = processes
                .createEventSubscriptionQuery()
                .processInstanceId(victim.rootInstance())
                .eventType("message")
                .eventName(RepairVars.UNDO_REQUESTED)
                .count();
        if (listening == 0)
            throw new InvalidInput(
                    RepairVars.DECISION.name(),
                    "UNDO_NOT_POSSIBLE",
                    "the process of " + victim.businessKey() + " is being undone already or can't be; retry");
    }
}
