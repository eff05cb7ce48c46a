package org.gaas.engine.view;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.HashMap;
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
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/** What a diagram tells about its steps. Read once: looking things up in the document costs more than all the rest. */
final class Diagram {
    private enum Kind {
        STEP,
        END,
        WAY
    }

    /**
     * @param time how much time people have for it, when they are asked: empty text when the diagram does not say
     * @param told the variable that tells who asked what was said there, or what it waits for
     */
    private record Node(
            String label, Kind kind, List<ErrorEdge> errors, Optional<String> time, Optional<String> told) {}

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

    private final Ahead ahead;
    private final Map<Set<String>, List<String>> goodWay = new ConcurrentHashMap<>();

    Diagram(BpmnModelInstance model) {
        var process = model.getModelElementsByType(Process.class).iterator().next();
        this.name = Optional.ofNullable(process.getName()).orElse(process.getId());
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
                            errors.getOrDefault(id, List.of()),
                            time(node),
                            property(node, "told")));
        }
        this.ahead = new Ahead(model);
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

    /** The steps that come after these if all goes well: where ways part, on the shortest to a good end. */
    List<String> goodWayAfter(Collection<String> activities) {
        return goodWay.computeIfAbsent(
                new LinkedHashSet<>(activities),
                from -> ahead.after(from).stream().filter(this::isStep).toList());
    }

    /** How much time people have for this step; empty when none are asked, empty text when the diagram does not say. */
    Optional<String> timeFor(String activity) {
        return nodes.containsKey(activity) ? nodes.get(activity).time : Optional.empty();
    }

    /** The variable with what was said at this step, or what is waited for at this event; empty: nothing is told. */
    Optional<String> toldBy(String activity) {
        return nodes.containsKey(activity) ? nodes.get(activity).told : Optional.empty();
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

    private boolean is(String activity, Kind kind) {
        return nodes.containsKey(activity) && nodes.get(activity).kind == kind;
    }

    private static Kind kind(FlowNode node) {
        if (node instanceof Activity && !(node instanceof SubProcess)) return Kind.STEP;
        return node instanceof EndEvent ? Kind.END : Kind.WAY;
    }

    private static Optional<String> time(FlowNode node) {
        if (!(node instanceof UserTask)) return Optional.empty();
        return Optional.of(property(node, "due").orElse(""));
    }

    private static Optional<String> property(FlowNode node, String name) {
        return Optional.ofNullable(node.getExtensionElements()).stream()
                .flatMap(more -> more.getChildElementsByType(CamundaProperties.class).stream())
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> name.equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .findFirst();
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
