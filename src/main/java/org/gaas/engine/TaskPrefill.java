package org.gaas.engine;

import java.util.Map;

/**
 * Gives a form values when a task is opened, with what can be known then: defaults of fields, and what its texts show.
 * What the process knows already stays as it is.
 */
@FunctionalInterface
public interface TaskPrefill {
    /** Values by variable name, put there by {@link Var#put}; empty when there is nothing to say about this task. */
    Map<String, Object> valuesFor(OpenedTask task);
}
