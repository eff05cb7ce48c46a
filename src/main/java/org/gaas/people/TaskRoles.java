package org.gaas.people;

import static java.util.stream.Collectors.toCollection;

import java.util.EnumSet;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.stereotype.Component;

/** Which roles a task is offered to. */
@Component
public class TaskRoles {
    private final TaskService tasks;

    TaskRoles(TaskService tasks) {
        this.tasks = tasks;
    }

    /** The roles of an open task, also while it is being completed; none when its diagram names none. */
    public Set<Role> of(String taskId) {
        return tasks.getIdentityLinksForTask(taskId).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                .flatMap(link -> Role.of(link.getGroupId()).stream())
                .collect(toCollection(() -> EnumSet.noneOf(Role.class)));
    }
}
