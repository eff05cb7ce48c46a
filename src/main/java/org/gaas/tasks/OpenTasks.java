package org.gaas.tasks;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Excerpt;
import org.gaas.engine.InvalidInput;
import org.gaas.people.Role;
import org.gaas.tasks.Notices.Notice;
import org.gaas.tasks.TaskLate.Kind;
import org.springframework.stereotype.Component;

/** The tasks that wait for people. */
@Component
public class OpenTasks {
    private static final int AT_MOST = 1_000;
    private static final Date FAR = Date.from(Instant.parse("9999-12-31T00:00:00Z"));

    private final TaskService tasks;
    private final RuntimeService processes;
    private final EngineDoor door;
    private final Notices notices;
    private final ParkedRows parked;

    OpenTasks(TaskService tasks, RuntimeService processes, EngineDoor door, Notices notices, ParkedRows parked) {
        this.tasks = tasks;
        this.processes = processes;
        this.door = door;
        this.notices = notices;
        this.parked = parked;
    }

    /** What the signed-in person may see, oldest first: the engine decides. */
    public List<OpenTask> visible() {
        var seen = tasks.createTaskQuery()
                .initializeFormKeys()
                .orderByTaskCreateTime()
                .asc()
                .listPage(0, AT_MOST);
        return open(seen);
    }

    /** All that have a date, whoever may see them; those that are due first come first. */
    List<OpenTask> dated() {
        return door.through(() -> open(tasks.createTaskQuery()
                .dueBefore(FAR)
                .initializeFormKeys()
                .orderByDueDate()
                .asc()
                .listPage(0, 10 * AT_MOST)));
    }

    /** Any open task; to be shown only to those who may see all of them. */
    Optional<OpenTask> find(String id) {
        return door.through(() -> open(
                        tasks.createTaskQuery().taskId(id).initializeFormKeys().list())
                .stream()
                .findFirst());
    }

    static InvalidInput unknown(String taskId) {
        return new InvalidInput("task", "TASK_UNKNOWN", "there is no open task '" + Excerpt.shown(64, taskId) + "'");
    }

    private List<OpenTask> open(List<Task> found) {
        if (found.isEmpty()) return List.of();
        var byRole = idsByRole();
        var subjects = subjects(found.stream().map(Task::getProcessInstanceId).collect(toSet()));
        var told = notices.all();
        var waiting = parked.all();
        return found.stream()
                .map(task -> open(
                        task,
                        byRole,
                        subjects,
                        told.getOrDefault(task.getId(), Map.of()),
                        Optional.ofNullable(waiting.get(task.getId()))))
                .toList();
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

    private static OpenTask open(
            Task task,
            Map<Role, Set<String>> byRole,
            Map<String, String> subjects,
            Map<Kind, Notice> told,
            Optional<ParkedRows.Row> parking) {
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
                parking.flatMap(ParkedRows.Row::returned)
                        .orElse(task.getCreateTime().toInstant()),
                Optional.ofNullable(task.getDueDate()).map(Date::toInstant),
                Stream.of(Kind.DEPUTY, Kind.MANAGERS)
                        .filter(told::containsKey)
                        .map(kind -> told.get(kind).person())
                        .toList(),
                parking.filter(row -> row.returned().isEmpty()).map(ParkedRows.Row::parked));
    }

    /** The id of a definition begins with the id of its diagram. */
    private static String process(Task task) {
        return task.getProcessDefinitionId().replaceFirst(":.*", "");
    }
}
