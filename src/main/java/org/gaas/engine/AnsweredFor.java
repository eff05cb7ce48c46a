package org.gaas.engine;

import java.util.Map;

/** Says in whose place tasks were answered. A bean of the module that knows who stands in for whom; without one, nobody does. */
@FunctionalInterface
public interface AnsweredFor {
    /** Who was away, by the engine's id of the task; tasks that people answered for themselves are left out. */
    Map<String, String> answeredFor(String instance);
}
