package org.gaas.engine;

import java.util.Map;

/**
 * Fills in form fields when a task is opened, with what can be known then. Only fields of the task's form that have no
 * value yet are filled.
 */
@FunctionalInterface
public interface TaskPrefill {
    /** Values by variable name, put there by {@link Var#put}; empty when there is nothing to say about this task. */
    Map<String, Object> valuesFor(OpenedTask task);
}
