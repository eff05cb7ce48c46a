package org.gaas.tasks;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.gaas.engine.EngineDoor;
import org.gaas.people.Role;
import org.springframework.stereotype.Component;

/** The tasks that wait for people. */
@Component
public class OpenTasks {
    private static final int AT_MOST = 1_000;

    private final TaskService tasks;
    private final RuntimeService processes;
    private final EngineDoor door;

    OpenTasks(TaskService tasks, RuntimeService processes, EngineDoor door) {
        this.tasks = tasks;
        this.processes = processes;
        this.door = door;
    }

    /** What the signed-in person may see, oldest first: the engine decides. */
    public List<OpenTask> visible() {
        var seen = tasks.createTaskQuery()
                .initializeFormKeys()
                .orderByTaskCreateTime()
                .asc()
                .listPage(0, AT_MOST);
        var byRole = idsByRole();
        var subjects = subjects(seen.stream().map(Task::getProcessInstanceId).collect(toSet()));
        return seen.stream().map(task -> open(task, byRole, subjects)).toList();
    }

    /** Any open task; to be shown only to those who may see all of them. */
    Optional<OpenTask> find(String id) {
        return door.through(() -> Optional.ofNullable(
                        tasks.createTaskQuery().taskId(id).initializeFormKeys().singleResult())
                .map(task -> open(task, idsByRole(), subjects(Set.of(task.getProcessInstanceId())))));
    }

    /** One query for each role is less than one for each task. */
    private Map<Role, Set<String>> idsByRole() {
        var ids = new EnumMap<Role, Set<String>>(Role.class);
        for (var role : Role.values())
            ids.put(
                    role,
                    tasks.createTaskQuery().taskCandidateGroup(role.group()).includeAssignedTasks().list().stream()
                            .map(Task::getId)
                            .collect(toSet()));
        return ids;
    }

    private Map<String, String> subjects(Set<String> instances) {
        if (instances.isEmpty()) return Map.of();
        return door
                .through(() -> processes
                        .createProcessInstanceQuery()
                        .processInstanceIds(instances)
                        .list())
                .stream()
                .filter(instance -> instance.getBusinessKey() != null)
                .collect(toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
    }

    private static OpenTask open(Task task, Map<Role, Set<String>> byRole, Map<String, String> subjects) {
        var roles = EnumSet.noneOf(Role.class);
        byRole.forEach((role, ids) -> {
            if (ids.contains(task.getId())) roles.add(role);
        });
        return new OpenTask(
                task.getId(),
                task.getName(),
                process(task),
                task.getProcessInstanceId(),
                subjects.getOrDefault(task.getProcessInstanceId(), ""),
                roles,
                Optional.ofNullable(task.getAssignee()),
                task.getCreateTime().toInstant(),
                Optional.ofNullable(task.getDueDate()).map(Date::toInstant));
    }

    /** The id of a definition begins with the id of its diagram. */
    private static String process(Task task) {
        return task.getProcessDefinitionId().replaceFirst(":.*", "");
    }
}
