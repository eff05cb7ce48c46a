package org.gaas.engine;

/**
 * An approval counts no more. Published in the transaction of the step that found it out.
 *
 * @param person who had approved
 * @param plan what would be carried out now
 * @param why in words
 */
public record ApprovalEnded(String person, Plan plan, String why) {}
