package org.gaas.engine;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the engine itself knows when a person takes or completes a task. Nothing here comes from a process variable,
 * so nobody can send it along.
 *
 * @param moment what is about to happen
 * @param taskId the engine's id of the task
 * @param task the id of the task in its diagram, for example {@code Task_ApproveRollout}
 * @param process the id of the diagram
 * @param processInstance the instance that the task belongs to
 * @param properties the {@code camunda:property} values of the task in its diagram
 * @param user who takes or completes it; empty when nobody is signed in
 * @param groups the user's groups for tasks at this moment
 * @param startedBy who started the root instance; empty when a timer or a message did
 * @param answeredBy who completed which task of the same process instance before, by the id of the task in its diagram
 * @param businessKey the id of what the root process is about
 */
public record TaskFacts(
        Moment moment,
        String taskId,
        String task,
        String process,
        String processInstance,
        Map<String, String> properties,
        String user,
        Set<String> groups,
        Optional<String> startedBy,
        Map<String, String> answeredBy,
        Optional<String> businessKey) {

    /** When a rule is asked. */
    public enum Moment {
        /** The task gets this assignee: by a claim, or given by another person. */
        ASSIGNMENT,
        COMPLETION
    }
}
