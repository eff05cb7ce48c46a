package org.gaas.tasks;

import static java.util.stream.Collectors.joining;

import org.gaas.engine.Forbidden;
import org.gaas.engine.TaskFacts;
import org.gaas.engine.TaskRule;
import org.gaas.people.Role;
import org.gaas.people.TaskRoles;
import org.springframework.stereotype.Component;

/**
 * Whoever takes, gets or completes a task has one of its roles at that moment, or stands in for somebody who has: a role
 * that was taken away since the claim counts no more, and a manager can't give a task to somebody who could not have
 * taken it.
 */
@Component
class RoleHeld implements TaskRule {
    private final TaskRoles taskRoles;

    RoleHeld(TaskRoles taskRoles) {
        this.taskRoles = taskRoles;
    }

    @Override
    public void check(TaskFacts facts) {
        if (facts.user() == null || facts.user().isBlank()) return; // the desk itself
        var wanted = taskRoles.of(facts.taskId());
        if (wanted.isEmpty() || wanted.stream().map(Role::group).anyMatch(facts.groups()::contains)) return;
        var names = wanted.stream().map(Role::group).collect(joining(" or "));
        throw new Forbidden(
                "ROLE_REQUIRED", "This task is for " + names + "; " + facts.user() + " is not one of them.");
    }
}
