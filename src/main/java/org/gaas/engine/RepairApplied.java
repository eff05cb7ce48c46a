package org.gaas.engine;

/**
 * What a person decided about a failed step is carried out now. Published once for each step that waited, inside the
 * transaction that does it.
 *
 * @param decision {@code retry}, {@code skip} or {@code undo}
 * @param person who decided
 * @param step the step's name for people
 * @param why the reason given; may be empty
 * @param rootInstance the instance that goes on, or is undone
 * @param businessKey what it is about
 */
public record RepairApplied(
        String decision, String person, String step, String why, String rootInstance, String businessKey) {}
