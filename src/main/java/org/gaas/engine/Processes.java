package org.gaas.engine;

import java.util.List;
import java.util.Optional;

/** How the work stands: each process step by step, as its diagram names them. */
public interface Processes {
    /** One process, with the steps of those that it called. */
    Optional<ProcessView> find(String instance);

    /** All that was ever done about this id, the newest first. */
    List<ProcessView> about(String businessKey);

    /** What this person asked for, the newest first. */
    List<ProcessView> askedBy(String person);
}
