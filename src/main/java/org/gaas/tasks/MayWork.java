package org.gaas.tasks;

import static java.util.stream.Collectors.joining;

import java.util.Collections;
import java.util.Set;
import org.gaas.engine.Forbidden;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.stereotype.Component;

/** Who may work on a task, though not decide it. */
@Component
class MayWork {
    private final People people;

    MayWork(People people) {
        this.people = people;
    }

    /**
     * @param too who may as well, whatever the task
     * @throws Forbidden {@code ROLE_REQUIRED}
     */
    void require(String person, OpenTask task, Set<Role> too) {
        var has = people.rolesForTasks(person);
        if (!Collections.disjoint(has, task.roles()) || !Collections.disjoint(has, too)) return;
        var names = task.roles().stream().map(Role::group).collect(joining(" or "));
        throw new Forbidden("ROLE_REQUIRED", "This task is for " + names + "; " + person + " is not one of them.");
    }
}
