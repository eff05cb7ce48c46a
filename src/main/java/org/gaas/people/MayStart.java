package org.gaas.people;

/**
 * A bean of each module whose process people may start themselves from Tasklist.
 *
 * @param process the id of the diagram, for example {@code onboard-trial}
 */
public record MayStart(Role role, String process) {}
