package org.gaas.engine;

import java.util.Set;

/**
 * Tells in which groups a person is for tasks, at this moment. A bean of the module that knows people; without one, the
 * identity tables tell.
 */
@FunctionalInterface
public interface TaskGroups {
    /** The ids of the groups; also those that others lend to the person. */
    Set<String> groupsForTasks(String person);
}
