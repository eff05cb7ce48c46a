package org.gaas.engine.repair;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.incident.IncidentHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.gaas.engine.RepairJoined;
import org.gaas.engine.TaskDue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Turns the engine's incidents into repairs, in the transaction that makes the incident: no failure without a
 * question. The engine's own handler runs before, so Cockpit shows the incident too.
 */
class IncidentsToRepairs implements IncidentHandler {
    private final String type;
    private final Victim.Kind kind;
    private final Repairs repairs;
    private final ObjectProvider<TaskDue> dues;
    private final ApplicationEventPublisher events;

    IncidentsToRepairs(
            String type,
            Victim.Kind kind,
            Repairs repairs,
            ObjectProvider<TaskDue> dues,
            ApplicationEventPublisher events) {
        this.type = type;
        this.kind = kind;
        this.repairs = repairs;
        this.dues = dues;
        this.events = events;
    }

    @Override
    public String getIncidentHandlerType() {
        return type;
    }

    @Override
    public Incident handleIncident(IncidentContext incident, String message) {
        if (incident.getExecutionId() == null) return null;
        var step = Context.getCommandContext().getExecutionManager().findExecutionById(incident.getExecutionId());
        // a repair that fails is seen in Cockpit; repairing repairs would never end
        if (step.getProcessDefinition().getKey().equals(RepairVars.PROCESS)) return null;
        var victim = victim(incident, step);
        var cause = Cause.of(CurrentFailure.get(), message, victim.process(), victim.activity(), victim.label());
        var repair = repairs.openFor(cause);
        var due = due(victim, step);
        repairs.add(repair.id(), victim);
        if (repair.fresh()) repairs.askedIn(repair.id(), ask(repair.id(), cause, victim, due));
        else {
            due.ifPresent(soon -> hurry(repair.id(), soon));
            tellJoined(repair.id(), victim);
        }
        return null;
    }

    private Optional<Instant> due(Victim victim, ExecutionEntity step) {
        var variables = step.getVariables();
        return dues.orderedStream()
                .flatMap(due -> due.of(victim.process(), variables).stream())
                .min(naturalOrder());
    }

    private void tellJoined(String repair, Victim victim) {
        var context = Context.getCommandContext();
        var tasks = context.runWithoutAuthorization(() -> repairs.instanceOf(repair).stream()
                .flatMap(instance -> context
                        .getProcessEngineConfiguration()
                        .getTaskService()
                        .createTaskQuery()
                        .processInstanceId(instance)
                        .list()
                        .stream())
                .map(Task::getId)
                .collect(toUnmodifiableSet()));
        events.publishEvent(new RepairJoined(tasks, victim.businessKey()));
    }

    private void hurry(String repair, Instant due) {
        var context = Context.getCommandContext();
        context.runWithoutAuthorization(() -> {
            repairs.instanceOf(repair)
                    .ifPresent(instance -> RepairDue.sooner(context.getProcessEngineConfiguration(), instance, due));
            return null;
        });
    }

    private Victim victim(IncidentContext incident, ExecutionEntity step) {
        var activity = incident.getActivityId().replace("#multiInstanceBody", "");
        var element =
                Optional.<FlowElement>ofNullable(step.getBpmnModelInstance().getModelElementById(activity));
        var root = Context.getCommandContext().getExecutionManager().findExecutionById(step.getRootProcessInstanceId());
        var key = Optional.ofNullable(root.getBusinessKey()).or(() -> Optional.ofNullable(step.getBusinessKey()));
        return new Victim(
                incident.getConfiguration(),
                kind,
                step.getProcessInstanceId(),
                root.getId(),
                step.getProcessDefinition().getKey(),
                activity,
                element.map(FlowElement::getName).orElse(activity),
                key.orElse(""),
                element.flatMap(known -> property(known, "skipLeaves")));
    }

    private static Optional<String> property(FlowElement element, String name) {
        if (element.getExtensionElements() == null) return Optional.empty();
        return element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> name.equals(property.getCamundaName()))
                .map(property -> property.getCamundaValue())
                .findFirst();
    }

    private static String ask(String repair, Cause cause, Victim first, Optional<Instant> due) {
        var context = Context.getCommandContext();
        var variables = new HashMap<String, Object>();
        RepairVars.REPAIR.put(variables, repair);
        RepairVars.SUBJECT.put(variables, first.label() + " · " + cause.place());
        due.ifPresent(soon -> RepairVars.DUE.put(variables, soon));
        return context.runWithoutAuthorization(() -> context.getProcessEngineConfiguration()
                .getRuntimeService()
                .startProcessInstanceByKey(RepairVars.PROCESS, cause.key(), variables)
                .getId());
    }

    @Override
    public void resolveIncident(IncidentContext incident) {
        gone(incident);
    }

    @Override
    public void deleteIncident(IncidentContext incident) {
        gone(incident);
    }

    /** Mended otherwise, retried, or its process was removed; when nobody waits any more, the question disappears. */
    private void gone(IncidentContext incident) {
        repairs.forget(incident.getConfiguration()).ifPresent(repair -> {
            repairs.mended(repair);
            repairs.instanceOf(repair).ifPresent(this::takenCareOf);
        });
    }

    private void takenCareOf(String instance) {
        var context = Context.getCommandContext();
        context.runWithoutAuthorization(() -> {
            context.getProcessEngineConfiguration()
                    .getRuntimeService()
                    .createMessageCorrelation(RepairVars.TAKEN_CARE_OF)
                    .processInstanceId(instance)
                    .correlateAllWithResult();
            return null;
        });
    }
}
