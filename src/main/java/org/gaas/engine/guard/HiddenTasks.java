package org.gaas.engine.guard;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.HistoricIdentityLinkLogQueryImpl;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteFilterCountCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteFilterListCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteFilterListPageCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.gaas.engine.Forbidden;
import org.gaas.engine.Hidden;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Leaves out of what people are told of tasks those that are about something hidden from them: out of lists, pages of
 * lists, numbers and single ones, in Tasklist as elsewhere.
 */
@Component
class HiddenTasks {
    private final ObjectProvider<Hidden> hidden;

    HiddenTasks(ObjectProvider<Hidden> hidden) {
        this.hidden = hidden;
    }

    /**
     * The answer to a command, without them.
     *
     * @param next gives a command on
     */
    @SuppressWarnings("unchecked")
    <T> T answer(Command<T> command, Function<Command<?>, Object> next) {
        if (command instanceof GetTaskFormVariablesCmd form) requireSeen(form.resourceId);
        if (command instanceof HistoricTaskInstanceQueryImpl || command instanceof HistoricIdentityLinkLogQueryImpl)
            requireAll();
        if (!(command instanceof TaskQueryImpl) && !(command instanceof AbstractExecuteFilterCmd))
            return (T) next.apply(command);
        var keys = keys();
        if (keys.isEmpty()) return (T) next.apply(command);
        if (command instanceof ExecuteFilterCountCmd || command instanceof ExecuteFilterListPageCmd) {
            var all = seen(
                    (List<?>) next.apply(new ExecuteFilterListCmd(
                            Inside.read(command, "filterId"), Inside.read(command, "extendingQuery"))),
                    keys);
            return (T)
                    (command instanceof ExecuteFilterCountCmd
                            ? (Object) (long) all.size()
                            : page(all, Inside.read(command, "firstResult"), Inside.read(command, "maxResults")));
        }
        if (command instanceof TaskQueryImpl query) {
            var kind = Inside.read(query, "resultType").toString();
            if (kind.equals("COUNT"))
                return (T) (Object) (long) seen(all(query), keys).size();
            if (kind.equals("LIST_PAGE"))
                return (T) page(
                        seen(all(query), keys), Inside.read(query, "firstResult"), Inside.read(query, "maxResults"));
        }
        var answer = next.apply(command);
        if (answer instanceof List<?> list) return (T) seen(list, keys);
        return (T)
                (answer instanceof TaskEntity task && about(List.of(task), keys).contains(task.getId())
                        ? null
                        : answer);
    }

    /** Forms are asked for by the id of their task. */
    private void requireSeen(String id) {
        var task =
                id == null ? null : Context.getCommandContext().getTaskManager().findTaskById(id);
        if (task != null && !about(List.of(task), keys()).isEmpty())
            throw new Forbidden("AGREEMENT_REQUIRED", "You have no agreement for what this task is about.");
    }

    /** What became of tasks is told by the desk's own pages, as far as somebody may see it. */
    private void requireAll() {
        if (!keys().isEmpty())
            throw new Forbidden("AGREEMENT_REQUIRED", "What became of tasks is for those who may see all projects.");
    }

    private Set<String> keys() {
        var authentication =
                Context.getProcessEngineConfiguration().getIdentityService().getCurrentAuthentication();
        return Hidden.from(hidden, authentication.getUserId());
    }

    private static List<?> all(TaskQueryImpl query) {
        return query.executeList(Context.getCommandContext(), null);
    }

    private static List<?> seen(List<?> tasks, Set<String> keys) {
        var unseen = about(
                tasks.stream()
                        .filter(TaskEntity.class::isInstance)
                        .map(TaskEntity.class::cast)
                        .toList(),
                keys);
        return tasks.stream()
                .filter(one -> !(one instanceof TaskEntity task) || !unseen.contains(task.getId()))
                .toList();
    }

    private static List<?> page(List<?> all, int first, int most) {
        var from = Math.min(first, all.size());
        return all.subList(from, (int) Math.min((long) from + most, all.size()));
    }

    /** The ids of those that are about something hidden: two queries, whatever number of tasks there are. */
    private static Set<String> about(List<TaskEntity> tasks, Set<String> keys) {
        if (tasks.isEmpty() || keys.isEmpty()) return Set.of();
        var own = instances(tasks.stream()
                .map(TaskEntity::getProcessInstanceId)
                .filter(Objects::nonNull)
                .collect(toSet()));
        var roots = instances(own.values().stream()
                .map(ExecutionEntity::getRootProcessInstanceId)
                .filter(Objects::nonNull)
                .collect(toSet()));
        return tasks.stream()
                .filter(task -> Optional.ofNullable(own.get(String.valueOf(task.getProcessInstanceId())))
                        .filter(instance -> isAbout(instance, keys)
                                || isAbout(roots.get(String.valueOf(instance.getRootProcessInstanceId())), keys))
                        .isPresent())
                .map(TaskEntity::getId)
                .collect(toSet());
    }

    private static boolean isAbout(ExecutionEntity instance, Set<String> keys) {
        return instance != null && keys.contains(String.valueOf(instance.getBusinessKey()));
    }

    /** Whatever the person may read of processes: it is about what they may not. */
    private static Map<String, ExecutionEntity> instances(Set<String> ids) {
        if (ids.isEmpty()) return Map.of();
        var context = Context.getCommandContext();
        var query = new ProcessInstanceQueryImpl();
        query.processInstanceIds(ids);
        return context.runWithoutAuthorization(() -> query.executeList(context, null)).stream()
                .map(ExecutionEntity.class::cast)
                .collect(toMap(ExecutionEntity::getId, instance -> instance, (one, same) -> one));
    }
}
