package org.gaas.tasks;

import java.util.List;
import java.util.Optional;
import org.gaas.engine.TaskFacts;

/** Who counts as how many, where a second person is needed. */
interface CountedPeople {
    /** Whether they are one person, or count as one, as one of them does or lately did the tasks of the other. */
    boolean countAsOne(String one, String other);

    /** Whom the person of these facts acts for; empty: nobody else. */
    Optional<String> actsFor(TaskFacts facts);

    /** Whom a person answered a task of a process instance for; the task by its id in the diagram. */
    List<String> answeredFor(String instance, String definition, String person);
}
