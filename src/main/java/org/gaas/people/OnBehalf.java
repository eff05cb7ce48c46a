package org.gaas.people;

import java.util.Optional;
import org.gaas.engine.TaskCompleted;

/** Tells on whose behalf people work on tasks. A bean of the module that knows who stands in for whom. */
public interface OnBehalf {
    /** Of a task that is being completed; empty: the person's own. */
    Optional<String> answersFor(TaskCompleted task);

    /** Of an open task; empty: the person's own. */
    Optional<String> takesFor(String taskId, String person);
}
