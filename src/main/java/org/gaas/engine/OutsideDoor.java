package org.gaas.engine;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * The way of people without an account to a task that a module let them answer. Which one that is, and that it is really
 * they, the module has proven; the diagram must say that the task may be answered so ({@code byLink=true}). What they send
 * is checked as everybody's. Rules about roles, duties and second factors are about people with accounts: nobody asks them
 * here.
 */
@Component
public class OutsideDoor {
    /** What a task must say of itself in its diagram. */
    public static final String PROPERTY = "byLink";

    private static final ThreadLocal<String> ANSWERING = new ThreadLocal<>();

    private final ProcessEngine engine;
    private final EngineDoor door;

    public OutsideDoor(ProcessEngine engine, EngineDoor door) {
        this.engine = engine;
        this.door = door;
    }

    /**
     * An open task.
     *
     * @param id the engine's id of it
     * @param definition the id of the task in its diagram
     * @param process the id of the diagram
     * @param businessKey what its process is about; empty when nothing
     */
    public record Open(
            String id, String definition, String process, String instance, String businessKey, String name) {}

    /** The task, while it is open. */
    public Optional<Open> find(String task) {
        return door.through(() -> Optional.ofNullable(
                        engine.getTaskService().createTaskQuery().taskId(task).singleResult())
                .map(this::open));
    }

    /** The task of a process instance that its diagram calls so, while it is open. */
    public Optional<Open> find(String instance, String definition) {
        return door.through(() -> Optional.ofNullable(engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceId(instance)
                        .taskDefinitionKey(definition)
                        .singleResult())
                .map(this::open));
    }

    private Open open(Task task) {
        var process = engine.getRepositoryService()
                .getProcessDefinition(task.getProcessDefinitionId())
                .getKey();
        var instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        return new Open(
                task.getId(),
                task.getTaskDefinitionKey(),
                process,
                task.getProcessInstanceId(),
                Objects.requireNonNullElse(instance.getBusinessKey(), ""),
                task.getName());
    }

    /**
     * Completes a task in the name of somebody without an account. Joins the caller's transaction.
     *
     * @param name how the trail calls who answers; no account can have such a name: it holds a colon
     * @param answers put there by {@link Var#put}
     * @throws InvalidInput {@code TASK_OVER}, or what the variables themselves say
     * @throws Forbidden {@code NOT_BY_LINK}: the diagram does not let anybody answer so
     */
    public void complete(String task, String name, Map<String, Object> answers) {
        if (!name.contains(":")) throw new IllegalArgumentException("'" + name + "' might be somebody's account");
        var identities = engine.getIdentityService();
        Authentication before = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        ANSWERING.set(name);
        try {
            engine.getFormService().submitTaskForm(task, answers);
        } finally {
            ANSWERING.remove();
            if (before != null) identities.setAuthentication(before);
        }
    }

    /** Who answers on this thread without an account; mostly nobody does. */
    public static Optional<String> answering() {
        return Optional.ofNullable(ANSWERING.get());
    }
}
