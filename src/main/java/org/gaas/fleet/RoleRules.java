package org.gaas.fleet;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Environment.DataKind;
import org.springframework.stereotype.Component;

/** Which roles a server may have together: patients' data share one with nothing else, a copy of them with no trial. */
@Component
class RoleRules {
    /** What makes releases, and is no environment's. */
    private static final String BUILD = "build";

    private final Policy policy;

    RoleRules(Policy policy) {
        this.policy = policy;
    }

    /**
     * @throws InvalidInput {@code ROLES_REQUIRED}, {@code ROLE_UNKNOWN} or {@code ROLES_APART}
     */
    void check(Set<ServerRole> roles) {
        if (roles.isEmpty()) throw new InvalidInput("roles", "ROLES_REQUIRED", "a server needs a role: " + known());
        for (var role : roles)
            if (!known().contains(role.value()))
                throw new InvalidInput(
                        "roles", "ROLE_UNKNOWN", "the policy has no role '" + role + "'; it has: " + known());
        if (holds(roles, data -> data == DataKind.PATIENTS) && roles.size() > 1)
            throw apart(roles, "data of patients share a server with nothing else");
        if (holds(roles, DataKind::ofPatients) && holds(roles, data -> !data.ofPatients()))
            throw apart(roles, "a copy of patients' data shares no server with trials");
    }

    /** Whether production's data will live there. */
    boolean patientsAtStake(Set<ServerRole> roles) {
        return holds(roles, data -> data == DataKind.PATIENTS);
    }

    /** Whether the desk may install packages by itself: where one environment says no, it may not. */
    boolean packagesInstalled(Set<ServerRole> roles) {
        return policy.environments().stream()
                .filter(environment -> roles.contains(environment.server()))
                .allMatch(Environment::packagesInstalled);
    }

    private boolean holds(Set<ServerRole> roles, Predicate<DataKind> which) {
        return policy.environments().stream()
                .filter(environment -> roles.contains(environment.server()))
                .anyMatch(environment -> which.test(environment.data()));
    }

    private Set<String> known() {
        var known = policy.environments().stream()
                .map(environment -> environment.server().value())
                .collect(toCollection(TreeSet::new));
        known.add(BUILD);
        return known;
    }

    private static InvalidInput apart(Set<ServerRole> roles, String why) {
        return new InvalidInput(
                "roles",
                "ROLES_APART",
                roles.stream().map(ServerRole::value).sorted().collect(joining(" and ")) + " can't be on one server: "
                        + why);
    }
}
