package org.gaas.engine.repair;

import java.util.Optional;

/**
 * A step that waits for a repair.
 *
 * @param incidentOf the id of the job or external task
 * @param kind which of the two it is
 * @param instance the process instance that the step is in
 * @param rootInstance the one that all began with; it knows how to undo
 * @param process the id of the diagram
 * @param activity the id of the step in the diagram
 * @param label the step's name for people
 * @param businessKey what the process is about
 * @param skipLeaves what is left behind when the step is skipped; empty when it can't be
 */
record Victim(
        String incidentOf,
        Kind kind,
        String instance,
        String rootInstance,
        String process,
        String activity,
        String label,
        String businessKey,
        Optional<String> skipLeaves) {

    enum Kind {
        JOB,
        EXTERNAL
    }
}
