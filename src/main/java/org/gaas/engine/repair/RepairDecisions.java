package org.gaas.engine.repair;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.TaskCompleted;
import org.gaas.engine.Var;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Takes what people decide about failed steps, if it can be carried out. From that moment on nobody joins the repair:
 * what fails later was not decided about, and is a question of its own.
 */
@Component
class RepairDecisions {
    private final Repairs repairs;
    private final Affected affected;
    private final RuntimeService processes;

    RepairDecisions(Repairs repairs, Affected affected, RuntimeService processes) {
        this.repairs = repairs;
        this.affected = affected;
        this.processes = processes;
    }

    @EventListener
    void decided(TaskCompleted task) {
        if (!task.process().equals(RepairVars.PROCESS)) return;
        var repair = RepairVars.REPAIR.parse(processes.getVariable(task.processInstance(), RepairVars.REPAIR.name()));
        if (task.task().equals(RepairVars.TASK)) first(task, repair);
        if (task.task().equals(RepairVars.SECOND_TASK)) second(task, repair);
    }

    private void first(TaskCompleted task, String repair) {
        var decision = RepairVars.DECISION
                .find(task.answers())
                .orElseThrow(() -> new InvalidInput(
                        RepairVars.DECISION.name(), "DECISION_REQUIRED", "choose one of: retry, skip, undo"));
        if (decision == Decision.SKIP)
            requireWords(task, RepairVars.WHY, "REASON_REQUIRED", "say why the step may be skipped");
        var victims = held(repair);
        affected.requirePossible(decision, victims);
        var second = decision == Decision.SKIP && affected.needSecondPerson(victims);
        processes.setVariable(task.processInstance(), RepairVars.SECOND.name(), second);
        repairs.decide(repair, decision, task.person(), RepairVars.WHY.find(task.answers()));
        if (!second) repairs.close(repair, victims);
    }

    private void second(TaskCompleted task, String repair) {
        var agreed = RepairVars.AGREED
                .find(task.answers())
                .orElseThrow(() ->
                        new InvalidInput(RepairVars.AGREED.name(), "DECISION_REQUIRED", "choose one of: yes, no"));
        if (agreed.equals("no")) {
            requireWords(task, RepairVars.OBJECTION, "REASON_REQUIRED", "say why the step may not be skipped");
            processes.removeVariable(task.processInstance(), RepairVars.DECISION.name());
            return;
        }
        var victims = held(repair);
        affected.requirePossible(Decision.SKIP, victims);
        repairs.agree(repair, task.person());
        repairs.close(repair, victims);
    }

    /** Who waits now; who fails in this moment waits until the decision is written, and then asks anew. */
    private List<Victim> held(String repair) {
        repairs.hold(repair);
        return repairs.victimsOf(repair);
    }

    private static void requireWords(TaskCompleted task, Var<String> field, String rule, String sentence) {
        if (field.find(task.answers()).filter(words -> !words.isBlank()).isEmpty())
            throw new InvalidInput(field.name(), rule, sentence);
    }
}
