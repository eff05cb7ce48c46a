package org.gaas.engine.usertasks;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.gaas.engine.OpenedTask;
import org.gaas.engine.TaskFacts;
import org.gaas.engine.Var;

/** What the engine knows about a task; works inside a command. */
class OpenTasks {
    /** When the present assignee got the task, in milliseconds since 1970; a variable of the task only. */
    static final Var<Long> CLAIMED = Var.number("claimedSince");

    private OpenTasks() {}

    static TaskFacts facts(
            TaskEntity task, TaskFacts.Moment moment, String user, Set<String> groups, Map<String, String> answeredBy) {
        var engine = Context.getProcessEngineConfiguration();
        var root = engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(task.getExecution().getRootProcessInstanceId())
                .singleResult();
        return new TaskFacts(
                moment,
                task.getId(),
                task.getTaskDefinitionKey(),
                task.getProcessDefinition().getKey(),
                task.getProcessInstanceId(),
                properties(task),
                user,
                groups,
                Optional.ofNullable(root).map(instance -> instance.getStartUserId()),
                answeredBy,
                businessKey(task));
    }

    /** Of the identity tables. */
    static Set<String> groups(String user) {
        var identities = Context.getProcessEngineConfiguration().getIdentityService();
        return identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .collect(Collectors.toUnmodifiableSet());
    }

    static OpenedTask opened(TaskEntity task) {
        return new OpenedTask(
                task.getId(),
                task.getTaskDefinitionKey(),
                task.getProcessDefinition().getKey(),
                task.getProcessInstanceId(),
                properties(task),
                Optional.ofNullable(task.getAssignee()),
                claimed(task),
                task.getCreateTime().toInstant(),
                new HashMap<>(task.getExecution().getVariables()));
    }

    static Optional<Instant> claimed(TaskEntity task) {
        return Optional.ofNullable(task.getVariableLocal(CLAIMED.name()))
                .map(CLAIMED::parse)
                .map(Instant::ofEpochMilli);
    }

    static Optional<String> businessKey(TaskEntity task) {
        var root = Context.getCommandContext()
                .getExecutionManager()
                .findExecutionById(task.getExecution().getRootProcessInstanceId());
        return Optional.ofNullable(root)
                .map(instance -> instance.getBusinessKey())
                .or(() -> Optional.ofNullable(task.getProcessInstance().getBusinessKey()));
    }

    /** Who is signed in, else who has the task; nobody when the desk itself acts. */
    static String person(TaskEntity task, IdentityService identity) {
        var signedIn = identity.getCurrentAuthentication();
        if (signedIn != null && signedIn.getUserId() != null) return signedIn.getUserId();
        return task.getAssignee() == null ? "" : task.getAssignee();
    }

    /** The {@code camunda:property} values of the task in its diagram. */
    static Map<String, String> properties(TaskEntity task) {
        var extensions = task.getBpmnModelElementInstance().getExtensionElements();
        if (extensions == null) return Map.of();
        return extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .collect(Collectors.toUnmodifiableMap(
                        property -> property.getCamundaName(), property -> property.getCamundaValue()));
    }
}
