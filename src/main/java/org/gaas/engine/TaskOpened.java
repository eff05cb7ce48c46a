package org.gaas.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A task came up; told in the transaction that makes it.
 *
 * @param task the engine's id of it
 * @param name with its subject, as people see it
 * @param description why it is there and what happens next; may be empty
 * @param process the id of the diagram
 * @param businessKey what the process is about; empty when it is about nothing
 * @param groups whose members may take it
 * @param assignee who has it from the beginning
 * @param due when it should be done
 * @param definition the id of the task in its diagram
 * @param processInstance the instance that the task belongs to
 */
public record TaskOpened(
        String task,
        String name,
        String description,
        String process,
        String businessKey,
        Set<String> groups,
        Optional<String> assignee,
        Optional<Instant> due,
        String definition,
        String processInstance) {}
