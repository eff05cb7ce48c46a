package org.gaas.tasks.mail;

import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.gaas.engine.EngineDoor;

/** A task that is done, or that somebody else took, is nothing to write about; but to whom it concerns all the same. */
record OpenStill(TaskService tasks, EngineDoor door) {
    boolean is(Mail mail) {
        return mail.asks()
                .task()
                .map(task -> find(task)
                        .filter(open -> mail.asks().evenTaken()
                                || open.getAssignee() == null
                                || open.getAssignee().equals(mail.person()))
                        .isPresent())
                .orElse(true);
    }

    private Optional<Task> find(String task) {
        return door.through(
                () -> Optional.ofNullable(tasks.createTaskQuery().taskId(task).singleResult()));
    }
}
