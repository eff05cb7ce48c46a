package org.gaas.tasks;

import java.util.List;

/**
 * A task will soon be late, or is. Published inside a transaction, once for each kind and date, whatever number of desks
 * look; who sends mail about it does so after the commit.
 *
 * @param task as it is now
 * @param people whom it concerns: of a reminder those who may do it, else whom it was escalated to
 */
public record TaskLate(Kind kind, OpenTask task, List<String> people) {
    /** In the order in which they come. */
    public enum Kind {
        /** Three quarters of the time are over. */
        REMINDER,
        /** The date is over: the role's deputy is asked too. */
        DEPUTY,
        /** Still nobody did it: managers are told. They give it to somebody, or another date. */
        MANAGERS
    }
}
