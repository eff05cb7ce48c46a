package org.gaas.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Tells when a task should be done, for tasks whose subject has a date of its own. Beans of this type are asked when a
 * task comes up, and for each step that a repair is about; the soonest counts. Managers may set another date later.
 */
@FunctionalInterface
public interface TaskDue {
    /**
     * Empty when this bean has nothing to say about it.
     *
     * @param process the id of the diagram that the task, or the failed step, belongs to
     * @param variables the process variables; read them with {@link Var#find(Map)}
     */
    Optional<Instant> of(String process, Map<String, Object> variables);
}
