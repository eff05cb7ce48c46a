package org.gaas.people;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/**
 * Makes the engine's authorizations of our groups equal to a list: what is missing is granted, what is too much is taken
 * away. Rights on single tasks are left alone: the engine grants them with each task.
 */
@Component
class Grants {
    private static final Set<Integer> THE_ENGINES_OWN =
            Set.of(Resources.TASK.resourceType(), Resources.HISTORIC_TASK.resourceType());

    private final AuthorizationService authorizations;

    Grants(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    void converge(Collection<Right> rights) {
        rights.forEach(this::grant);
        Stream.of(Role.values())
                .flatMap(role -> rowsOf(role).stream())
                .filter(row -> !THE_ENGINES_OWN.contains(row.getResourceType()))
                .filter(row -> rights.stream().noneMatch(right -> isFor(row, right)))
                .forEach(row -> authorizations.deleteAuthorization(row.getId()));
    }

    private void grant(Right right) {
        var found = rowFor(right);
        if (found.filter(row -> granted(row).equals(right.permissions())).isPresent()) return;
        var row = found.orElseGet(() -> authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT));
        row.setGroupId(right.role().group());
        row.setResource(right.resource());
        row.setResourceId(right.id());
        row.setPermissions(right.permissions().toArray(Permission[]::new));
        authorizations.saveAuthorization(row);
    }

    private Optional<Authorization> rowFor(Right right) {
        return rowsOf(right.role()).stream().filter(row -> isFor(row, right)).findFirst();
    }

    private List<Authorization> rowsOf(Role role) {
        return authorizations.createAuthorizationQuery().groupIdIn(role.group()).list();
    }

    private static boolean isFor(Authorization row, Right right) {
        return row.getAuthorizationType() == Authorization.AUTH_TYPE_GRANT
                && right.role().group().equals(row.getGroupId())
                && right.resource().resourceType() == row.getResourceType()
                && right.id().equals(row.getResourceId());
    }

    private static Set<Permission> granted(Authorization row) {
        Permission[] possible = row.getResourceType() == Resources.PROCESS_DEFINITION.resourceType()
                ? ProcessDefinitionPermissions.values()
                : Permissions.values();
        return Stream.of(possible)
                .filter(permission -> permission.getValue() != 0 && permission.getValue() != Integer.MAX_VALUE)
                .filter(row::isPermissionGranted)
                .collect(toSet());
    }
}
