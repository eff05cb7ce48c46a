package org.gaas.tasks;

import java.util.Map;
import java.util.Set;
import org.gaas.people.Role;
import org.gaas.people.TaskRoles;
import org.gaas.tasks.Duties.Work;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which roles decide a task: those that the table of duties names, else those that it is offered to. */
@Component
class DecidingRoles {
    private final TaskRoles taskRoles;
    private final ObjectProvider<PatientsAtStake> places;

    DecidingRoles(TaskRoles taskRoles, ObjectProvider<PatientsAtStake> places) {
        this.taskRoles = taskRoles;
        this.places = places;
    }

    Set<Role> offered(String taskId) {
        return taskRoles.of(taskId);
    }

    /**
     * @param properties of the task in its diagram
     * @param businessKey what the process is about
     */
    Set<Role> of(String taskId, Map<String, String> properties, String businessKey) {
        var word = properties.get(DutiesKept.PROPERTY);
        if (word == null) return offered(taskId);
        return Duties.at(Work.named(word), places.getObject().of(businessKey)).decides();
    }
}
