package org.gaas.engine.journal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.gaas.engine.Work;

/** Tells what a step is about and on whose behalf it is done: where its process came from never changes. */
public final class Origins {
    private static final int MOST = 1_000;
    private static final Map<String, Origin> KNOWN =
            Collections.synchronizedMap(new LinkedHashMap<>(MOST, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Origin> eldest) {
                    return size() > MOST;
                }
            });

    private Origins() {}

    /** The instance that all began with, and who began it. */
    private record Origin(String root, String person) {}

    /** Inside a command of the engine. */
    static Work of(ExecutionEntity execution) {
        var instance = execution.getProcessInstanceId();
        var origin = of(instance, Context.getProcessEngineConfiguration().getHistoryService());
        return new Work(
                origin.root, instance, execution.getActivityId(), businessKey(execution, origin), origin.person);
    }

    /** Inside a command of the engine; empty for a job that belongs to no process. */
    public static Optional<Work> of(JobEntity job) {
        if (job == null || job.getExecutionId() == null) return Optional.empty();
        var execution = Context.getCommandContext().getExecutionManager().findExecutionById(job.getExecutionId());
        if (execution == null) return Optional.empty();
        var work = of(execution);
        return Optional.of(new Work(work.id(), work.process(), job.getActivityId(), work.about(), work.person()));
    }

    public static Work of(LockedExternalTask task, HistoryService history) {
        var origin = of(task.getProcessInstanceId(), history);
        var about = task.getBusinessKey() == null ? "" : task.getBusinessKey();
        return new Work(origin.root, task.getProcessInstanceId(), task.getActivityId(), about, origin.person);
    }

    private static Origin of(String instance, HistoryService history) {
        var known = KNOWN.get(instance);
        if (known != null) return known;
        var found = history.createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult();
        if (found == null) return new Origin(instance, "");
        var root = found.getRootProcessInstanceId();
        var origin = root == null || root.equals(instance)
                ? new Origin(instance, found.getStartUserId() == null ? "" : found.getStartUserId())
                : of(root, history);
        KNOWN.put(instance, origin);
        return origin;
    }

    /** That of the root, which a step may have given it only now. */
    private static String businessKey(ExecutionEntity execution, Origin origin) {
        var root = Context.getCommandContext().getExecutionManager().findExecutionById(origin.root);
        return Optional.ofNullable(root)
                .map(ExecutionEntity::getBusinessKey)
                .or(() -> Optional.ofNullable(execution.getProcessInstance().getBusinessKey()))
                .orElse("");
    }
}
