package org.gaas.engine;

import java.util.Map;
import java.util.Optional;

/**
 * Knows what is decided in one of a module's user tasks. Its form shows the plan (variable {@code planShown}) and sends its
 * signature back (field {@code plan}); the engine sees to the rest. A bean of the module that carries the plan out.
 */
public interface PlanSource {
    /** The id of the diagram. */
    String process();

    /** The id of the task in the diagram. */
    String task();

    /**
     * The plan as it is now.
     *
     * @return empty when there is nothing left to approve
     */
    Optional<Plan> planFor(String processInstance);

    /** Whether these answers approve it; who refuses signs nothing. */
    boolean approves(Map<String, Object> answers);
}
