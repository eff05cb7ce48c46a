package org.gaas.engine;

import java.time.Instant;
import java.util.Set;

/** What waits for repairs. A repair's process has its cause for a key: why, and where. */
public interface FailedWork {
    /** The id of the diagram by which people are asked to mend something. */
    String PROCESS = "repair-step";

    /** The id of the task in it that asks first. */
    String TASK = "Task_RepairStep";

    /** The business keys of all that waits for the open repair of this cause; none when there is none. */
    Set<String> waitingFor(String cause);

    /** Whether people were asked about the same cause since then, and answered: it is back. */
    boolean isBack(String cause, Instant since);
}
