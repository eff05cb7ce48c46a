package org.gaas.engine;

import java.util.List;

/** Tells what a task is about when the key of its process does not: a repair is about all that wait for it. */
@FunctionalInterface
public interface TaskSubjects {
    /**
     * The business keys of what the task is about; empty when this bean has nothing to say about the task.
     *
     * @param process the id of the diagram
     * @param processInstance the instance that the task belongs to
     */
    List<String> of(String process, String processInstance);
}
