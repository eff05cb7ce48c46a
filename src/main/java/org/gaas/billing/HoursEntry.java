package org.gaas.billing;

import java.time.LocalDate;
import java.util.Optional;
import org.gaas.people.Role;

/**
 * Time that one person worked on one task. Written once and never changed: what was wrong is put right by another entry.
 *
 * @param taskId the engine's id of the task; no two entries have the same
 * @param date the day on which the task was completed
 * @param role the role in which the person worked, at that time
 * @param work for whom it was
 * @param process the id of the diagram
 * @param instance the process instance
 * @param task what people saw as the task's name
 */
public record HoursEntry(
        String taskId,
        LocalDate date,
        Spent spent,
        String person,
        Optional<Role> role,
        Work work,
        String process,
        String instance,
        String task,
        Optional<Activity> activity,
        Note note) {}
