package org.gaas.engine.repair;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.gaas.engine.TaskDue;
import org.springframework.stereotype.Component;

/** A repair is due when the first of those that wait for it is. */
@Component
class RepairDue implements TaskDue {
    @Override
    public Optional<Instant> of(String process, Map<String, Object> variables) {
        return process.equals(RepairVars.PROCESS) ? RepairVars.DUE.find(variables) : Optional.empty();
    }

    /** One more waits, and it can't wait as long as the others. */
    static void sooner(ProcessEngineConfigurationImpl engine, String instance, Instant due) {
        var runtime = engine.getRuntimeService();
        var known = RepairVars.DUE.find(runtime.getVariables(instance));
        if (known.isPresent() && !due.isBefore(known.get())) return;
        runtime.setVariable(instance, RepairVars.DUE.name(), due.toString());
        var tasks = engine.getTaskService();
        for (var task : tasks.createTaskQuery().processInstanceId(instance).list()) {
            if (task.getDueDate() != null && !due.isBefore(task.getDueDate().toInstant())) continue;
            task.setDueDate(Date.from(due));
            tasks.saveTask(task);
        }
    }
}
