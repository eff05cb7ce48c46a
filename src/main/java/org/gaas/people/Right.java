package org.gaas.people;

import java.util.Set;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;

/** What a role may do in the engine: one row of its authorization table. */
record Right(Role role, Resource resource, String id, Set<Permission> permissions) {
    static Right of(Role role, Resource resource, String id, Permission... permissions) {
        return new Right(role, resource, id, Set.of(permissions));
    }
}
