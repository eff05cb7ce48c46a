package org.gaas.engine;

import java.util.Set;

/**
 * One more step waits for a repair that people were asked for already; told in the transaction in which it joins.
 *
 * @param tasks the open tasks of that repair
 * @param businessKey what the step is about
 */
public record RepairJoined(Set<String> tasks, String businessKey) {
    public RepairJoined {
        tasks = Set.copyOf(tasks);
    }
}
