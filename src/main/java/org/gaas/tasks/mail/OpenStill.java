package org.gaas.tasks.mail;

import org.camunda.bpm.engine.TaskService;
import org.gaas.engine.EngineDoor;

/** A task that is done, or that somebody else took, is nothing to write about. */
record OpenStill(TaskService tasks, EngineDoor door) {
    boolean is(Mail mail) {
        return mail.task().isEmpty()
                || door
                        .through(() -> tasks.createTaskQuery()
                                .taskId(mail.task().get())
                                .list())
                        .stream()
                        .anyMatch(task ->
                                task.getAssignee() == null || task.getAssignee().equals(mail.person()));
    }
}
