package org.gaas.engine.view;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

/** What a diagram tells about its steps. Read once: looking things up in the document costs more than all the rest. */
final class Diagram {
    private enum Kind {
        STEP,
        END,
        WAY
    }

    private record Node(String label, Kind kind, List<String> next, List<ErrorEdge> errors) {}

    /**
     * An error event at the edge of a step.
     *
     * @param sentence the variable that it writes the sentence to
     */
    record ErrorEdge(String id, Optional<String> sentence) {}

    private final String name;
    private final Map<String, Node> nodes = new HashMap<>();
    /** Which process an activity calls. */
    private final Map<String, String> called = new HashMap<>();

    private final Map<Set<String>, List<String>> straightAfter = new ConcurrentHashMap<>();

    Diagram(BpmnModelInstance model) {
        var process = model.getModelElementsByType(Process.class).iterator().next();
        this.name = Optional.ofNullable(process.getName()).orElse(process.getId());
        // by the flows themselves: not every drawing tool repeats them in the nodes
        var next = model.getModelElementsByType(SequenceFlow.class).stream()
                .collect(groupingBy(
                        flow -> flow.getSource().getId(),
                        mapping(flow -> flow.getTarget().getId(), toList())));
        var errors = model.getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> error(event).isPresent())
                .collect(groupingBy(event -> event.getAttachedTo().getId(), mapping(Diagram::edge, toList())));
        for (var call : model.getModelElementsByType(CallActivity.class))
            called.put(call.getId(), call.getCalledElement());
        for (var node : model.getModelElementsByType(FlowNode.class)) {
            var id = node.getId();
            nodes.put(
                    id,
                    new Node(
                            label(node),
                            kind(node),
                            next.getOrDefault(id, List.of()),
                            errors.getOrDefault(id, List.of())));
        }
    }

    String name() {
        return name;
    }

    /** True for what does work; gateways and events lead the way only. */
    boolean isStep(String activity) {
        return is(activity, Kind.STEP);
    }

    boolean isEnd(String activity) {
        return is(activity, Kind.END);
    }

    String label(String activity) {
        return nodes.containsKey(activity) ? nodes.get(activity).label : activity;
    }

    /** The steps that surely come after these: where ways part, those that are on all of them. */
    List<String> straightAfter(Collection<String> activities) {
        return straightAfter.computeIfAbsent(new LinkedHashSet<>(activities), from -> {
            var coming = new LinkedHashSet<String>();
            for (var activity : from) if (nodes.containsKey(activity)) coming.addAll(after(activity, Set.of()));
            coming.removeAll(from);
            return List.copyOf(coming);
        });
    }

    /** Whether another activity calls the same process: then its steps are told apart by who called it. */
    boolean callsWhatOthersCall(String activity) {
        return called.entrySet().stream()
                .anyMatch(other ->
                        !other.getKey().equals(activity) && other.getValue().equals(called.get(activity)));
    }

    /** The error events at the edge of a step. */
    List<ErrorEdge> errorsOf(String activity) {
        return nodes.containsKey(activity) ? nodes.get(activity).errors : List.of();
    }

    private Set<String> after(String node, Set<String> seen) {
        var passed = new HashSet<>(seen);
        Set<String> coming = null;
        if (!passed.add(node)) return Set.of();
        for (var next : nodes.get(node).next) {
            var onThisWay = new LinkedHashSet<String>();
            if (isStep(next)) onThisWay.add(next);
            onThisWay.addAll(after(next, passed));
            if (coming == null) coming = onThisWay;
            else coming.retainAll(onThisWay);
        }
        return coming == null ? Set.of() : coming;
    }

    private boolean is(String activity, Kind kind) {
        return nodes.containsKey(activity) && nodes.get(activity).kind == kind;
    }

    private static Kind kind(FlowNode node) {
        if (node instanceof Activity && !(node instanceof SubProcess)) return Kind.STEP;
        return node instanceof EndEvent ? Kind.END : Kind.WAY;
    }

    private static String label(FlowElement element) {
        return element.getName() == null
                ? element.getId()
                : element.getName().strip().replaceAll("\\s+", " ");
    }

    private static ErrorEdge edge(BoundaryEvent event) {
        return new ErrorEdge(event.getId(), error(event).map(ErrorEventDefinition::getCamundaErrorMessageVariable));
    }

    private static Optional<ErrorEventDefinition> error(BoundaryEvent event) {
        return event.getEventDefinitions().stream()
                .filter(ErrorEventDefinition.class::isInstance)
                .map(ErrorEventDefinition.class::cast)
                .findFirst();
    }
}
