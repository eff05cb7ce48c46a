package org.gaas.tasks;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Excerpt;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What managers do with the tasks of others: give them to somebody else, or another date. They never decide in another's
 * place. Each change is in the trail, or it did not happen.
 */
@Component
public class Reassignment {
    private final OpenTasks openTasks;
    private final TaskService tasks;
    private final EngineDoor door;
    private final People people;
    private final StandIns standIns;
    private final Notices notices;
    private final Trail trail;

    Reassignment(
            OpenTasks openTasks,
            TaskService tasks,
            EngineDoor door,
            People people,
            StandIns standIns,
            Notices notices,
            Trail trail) {
        this.openTasks = openTasks;
        this.tasks = tasks;
        this.door = door;
        this.people = people;
        this.standIns = standIns;
        this.notices = notices;
        this.trail = trail;
    }

    /**
     * Gives a task to a person who has its role, or back to everybody who has.
     *
     * @param by a manager; or who has the task, to give it back; or the stand-in of who has it, to take it over
     * @param to empty: back to everybody
     * @return the task as it is now
     * @throws InvalidInput {@code TASK_UNKNOWN}, {@code USER_UNKNOWN}
     * @throws Forbidden {@code ROLE_REQUIRED}, {@code FOUR_EYES}
     */
    @Transactional
    public OpenTask assign(String taskId, String by, Optional<String> to) {
        var before = openTasks.find(taskId);
        var givesBack = to.isEmpty()
                && before.flatMap(OpenTask::assignee).filter(by::equals).isPresent();
        var absent = to.filter(by::equals)
                .flatMap(self -> before.flatMap(OpenTask::assignee).filter(other -> standIns.standsInFor(by, other)));
        if (!givesBack && absent.isEmpty()) people.require(by, Role.MANAGERS);
        var task = before.orElseThrow(() -> OpenTasks.unknown(taskId));
        to.filter(name -> !people.exists(name)).ifPresent(name -> {
            throw new InvalidInput("user", "USER_UNKNOWN", "there is nobody named '" + Excerpt.shown(64, name) + "'");
        });
        door.through(() -> {
            tasks.setAssignee(taskId, to.orElse(null));
            return null;
        });
        absent.ifPresent(other -> standIns.takeOver(taskId, task.instance(), by, other));
        trail.record(Entry.decision(by, "assign-task", task.subject())
                .behalf(absent.orElse(""))
                .subject(task.name())
                .detail(task.assignee().orElse("everybody") + " -> " + to.orElse("everybody")));
        return openTasks.find(taskId).orElseThrow();
    }

    /**
     * Sets when a task should be done, or that it has no date.
     *
     * @return the task as it is now
     * @throws InvalidInput {@code TASK_UNKNOWN}
     * @throws Forbidden {@code ROLE_REQUIRED}
     */
    @Transactional
    public OpenTask due(String taskId, String by, Optional<Instant> date) {
        people.require(by, Role.MANAGERS);
        var task = openTasks.find(taskId).orElseThrow(() -> OpenTasks.unknown(taskId));
        door.through(() -> {
            var changed = tasks.createTaskQuery().taskId(taskId).singleResult();
            changed.setDueDate(date.map(Date::from).orElse(null));
            changed.setPriority(Task.PRIORITY_NORMAL);
            tasks.saveTask(changed);
            return null;
        });
        notices.forget(taskId);
        trail.record(Entry.decision(by, "date-task", task.subject())
                .subject(task.name())
                .detail(task.due().map(Instant::toString).orElse("none") + " -> "
                        + date.map(Instant::toString).orElse("none")));
        return openTasks.find(taskId).orElseThrow();
    }
}
