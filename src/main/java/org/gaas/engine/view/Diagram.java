package org.gaas.engine.view;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

/** What a diagram tells about its steps. */
record Diagram(BpmnModelInstance model) {
    String name() {
        var process = model.getModelElementsByType(Process.class).iterator().next();
        return Optional.ofNullable(process.getName()).orElse(process.getId());
    }

    /** True for what does work; gateways and events lead the way only. */
    boolean isStep(String activity) {
        return model.getModelElementById(activity) instanceof Activity step && !(step instanceof SubProcess);
    }

    boolean isEnd(String activity) {
        return model.getModelElementById(activity) instanceof EndEvent;
    }

    String label(String activity) {
        return model.getModelElementById(activity) instanceof FlowElement element && element.getName() != null
                ? element.getName().strip().replaceAll("\\s+", " ")
                : activity;
    }

    /** The steps that surely come after these: where ways part, those that are on all of them. */
    List<String> straightAfter(Collection<String> activities) {
        var coming = new LinkedHashSet<String>();
        for (var activity : activities)
            if (model.getModelElementById(activity) instanceof FlowNode node) coming.addAll(after(node, Set.of()));
        coming.removeAll(activities);
        return List.copyOf(coming);
    }

    private Set<String> after(FlowNode node, Set<FlowNode> seen) {
        var passed = new HashSet<>(seen);
        Set<String> coming = null;
        if (!passed.add(node)) return Set.of();
        for (var next : next(node)) {
            var onThisWay = new LinkedHashSet<String>();
            if (isStep(next.getId())) onThisWay.add(next.getId());
            onThisWay.addAll(after(next, passed));
            if (coming == null) coming = onThisWay;
            else coming.retainAll(onThisWay);
        }
        return coming == null ? Set.of() : coming;
    }

    /** By the flows themselves: not every drawing tool repeats them in the nodes. */
    private List<FlowNode> next(FlowNode node) {
        return model.getModelElementsByType(SequenceFlow.class).stream()
                .filter(flow -> flow.getSource().equals(node))
                .map(SequenceFlow::getTarget)
                .toList();
    }

    /** The error events at the edge of a step. */
    List<BoundaryEvent> errorsOf(String activity) {
        return model.getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.getAttachedTo().getId().equals(activity))
                .filter(event -> error(event).isPresent())
                .toList();
    }

    /** The variable that an error event writes the sentence to. */
    static Optional<String> sentenceOf(BoundaryEvent event) {
        return error(event).map(ErrorEventDefinition::getCamundaErrorMessageVariable);
    }

    private static Optional<ErrorEventDefinition> error(BoundaryEvent event) {
        return event.getEventDefinitions().stream()
                .filter(ErrorEventDefinition.class::isInstance)
                .map(ErrorEventDefinition.class::cast)
                .findFirst();
    }
}
