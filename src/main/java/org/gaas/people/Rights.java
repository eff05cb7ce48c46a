package org.gaas.people;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.FILTER;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.GROUP_MEMBERSHIP;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.USER;
import static org.gaas.people.Role.ADMINISTRATORS;
import static org.gaas.people.Role.AUDITORS;
import static org.gaas.people.Role.DEVELOPERS;
import static org.gaas.people.Role.FINANCE;
import static org.gaas.people.Role.HOSTING;
import static org.gaas.people.Role.MANAGERS;
import static org.gaas.people.Role.ONCALL;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;

/**
 * The least that each role needs in the engine. Who may see a single task, and claim and complete it, is granted by the
 * engine itself when the task is offered. Nobody may deploy, write an authorization or belong to {@code camunda-admin}.
 */
final class Rights {
    private Rights() {}

    /**
     * @param processes what people may start from Tasklist
     * @param sharedFilters the ids of the lists that everybody with tasks sees in Tasklist
     */
    static List<Right> with(List<MayStart> processes, List<String> sharedFilters) {
        return Stream.of(
                        Stream.of(Role.values()).map(Rights::ownGroup),
                        Stream.of(DEVELOPERS, HOSTING, ONCALL, FINANCE).flatMap(role -> tasklist(role, sharedFilters)),
                        Stream.of(MANAGERS, AUDITORS).flatMap(Rights::readingEverything),
                        // they follow in Cockpit, and decide what only they may
                        lists(MANAGERS, sharedFilters),
                        administration(),
                        processes.stream().flatMap(Rights::starting))
                .flatMap(rights -> rights)
                .distinct()
                .toList();
    }

    private static Right ownGroup(Role role) {
        return Right.of(role, GROUP, role.group(), Permissions.READ);
    }

    /** With a task come the name and the diagram of its process, so these may be read; what runs of it may not. */
    private static Stream<Right> tasklist(Role role, List<String> sharedFilters) {
        return Stream.concat(
                Stream.of(Right.of(role, PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.READ)),
                lists(role, sharedFilters));
    }

    private static Stream<Right> lists(Role role, List<String> sharedFilters) {
        return Stream.concat(
                Stream.of(Right.of(role, APPLICATION, "tasklist", Permissions.ACCESS)),
                sharedFilters.stream().map(id -> Right.of(role, FILTER, id, Permissions.READ)));
    }

    private static Stream<Right> readingEverything(Role role) {
        return Stream.of(
                Right.of(role, APPLICATION, "cockpit", Permissions.ACCESS),
                Right.of(
                        role,
                        PROCESS_DEFINITION,
                        ANY,
                        ProcessDefinitionPermissions.READ,
                        ProcessDefinitionPermissions.READ_INSTANCE,
                        ProcessDefinitionPermissions.READ_HISTORY,
                        ProcessDefinitionPermissions.READ_TASK),
                Right.of(role, DECISION_DEFINITION, ANY, Permissions.READ, Permissions.READ_HISTORY),
                Right.of(role, DEPLOYMENT, ANY, Permissions.READ));
    }

    /** Groups are the roles of this program: an administrator fills them but makes none. */
    private static Stream<Right> administration() {
        return Stream.of(
                Right.of(ADMINISTRATORS, APPLICATION, "admin", Permissions.ACCESS),
                Right.of(
                        ADMINISTRATORS,
                        USER,
                        ANY,
                        Permissions.READ,
                        Permissions.UPDATE,
                        Permissions.CREATE,
                        Permissions.DELETE),
                Right.of(ADMINISTRATORS, GROUP, ANY, Permissions.READ),
                Right.of(ADMINISTRATORS, GROUP_MEMBERSHIP, ANY, Permissions.CREATE, Permissions.DELETE));
    }

    private static Stream<Right> starting(MayStart start) {
        return Stream.of(
                Right.of(
                        start.role(),
                        PROCESS_DEFINITION,
                        start.process(),
                        ProcessDefinitionPermissions.READ,
                        ProcessDefinitionPermissions.CREATE_INSTANCE),
                Right.of(start.role(), PROCESS_INSTANCE, ANY, Permissions.CREATE));
    }
}
