package org.gaas.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A task that somebody looks at.
 *
 * @param taskId the engine's id of the task
 * @param task the id of the task in its diagram
 * @param process the id of the diagram
 * @param processInstance the instance that the task belongs to
 * @param properties the {@code camunda:property} values of the task in its diagram
 * @param assignee who has the task
 * @param claimed since when that person has it
 * @param created when the task came up
 * @param variables the process variables; read them with {@link Var#find(Map)}
 */
public record OpenedTask(
        String taskId,
        String task,
        String process,
        String processInstance,
        Map<String, String> properties,
        Optional<String> assignee,
        Optional<Instant> claimed,
        Instant created,
        Map<String, Object> variables) {}
