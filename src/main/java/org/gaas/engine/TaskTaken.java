package org.gaas.engine;

import java.util.Optional;

/**
 * A person took a task, gave it to somebody, or gave it back. Published inside the transaction: a listener that throws
 * leaves the task as it was.
 *
 * @param task the engine's id of the task
 * @param name the name that people saw, with the subject
 * @param rootInstance the instance that all began with
 * @param businessKey the id of what the process is about
 * @param person who did it
 * @param to who has the task now; empty: everybody who may
 */
public record TaskTaken(
        String task, String name, String rootInstance, String businessKey, String person, Optional<String> to) {}
