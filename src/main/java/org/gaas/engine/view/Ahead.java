package org.gaas.engine.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

/**
 * The way through a diagram if all goes well: where all ways are taken, all; where one of several is, the one with the
 * most to do that leads to a good end without going back. So nothing comes as a surprise but what is left out.
 */
final class Ahead {
    private static final String BAD = "(?is).*\\b(refused|removed|undone|failed|given up|withdrawn|cancelled)";

    /** Subprocesses are part of the way: in by their start, out by their end. */
    private final Map<String, List<String>> next = new HashMap<>();

    private final Set<String> partings = new HashSet<>();
    /** Those that lead back, as FROM TO. */
    private final Set<List<String>> back = new HashSet<>();
    /** All nodes, each before those that come after it. */
    private final List<String> order = new ArrayList<>();

    private final Map<String, Integer> toGoodEnd;
    private final Map<String, Integer> toAnyEnd;
    private final Map<String, Integer> shortest;

    Ahead(BpmnModelInstance model) {
        // by the flows themselves: not every drawing tool repeats them in the nodes
        for (var flow : model.getModelElementsByType(SequenceFlow.class))
            next.computeIfAbsent(flow.getSource().getId(), from -> new ArrayList<>())
                    .add(flow.getTarget().getId());
        var nodes = model.getModelElementsByType(FlowNode.class);
        for (var node : nodes) {
            if (node instanceof ExclusiveGateway || node instanceof EventBasedGateway) partings.add(node.getId());
            if (node instanceof EndEvent end && end.getEventDefinitions().isEmpty())
                around(node).ifPresent(sub -> next.put(node.getId(), next.getOrDefault(sub, List.of())));
        }
        for (var start : model.getModelElementsByType(StartEvent.class))
            around(start).ifPresent(sub -> next.put(sub, List.of(start.getId())));
        var seen = new HashSet<String>();
        // what leads back is what does when one comes from the start
        for (var node : nodes)
            if (node instanceof StartEvent && around(node).isEmpty()) visit(node.getId(), new HashSet<>(), seen);
        for (var node : nodes) visit(node.getId(), new HashSet<>(), seen);
        Collections.reverse(order);
        var ends = model.getModelElementsByType(EndEvent.class).stream()
                .filter(end -> !next.containsKey(end.getId()))
                .toList();
        toGoodEnd = longest(ends.stream().filter(end -> !isBad(end)).toList());
        toAnyEnd = longest(ends);
        shortest = shortest(toGoodEnd.keySet());
    }

    /** What comes after these, in order; without them. */
    List<String> after(Collection<String> activities) {
        var coming = new HashSet<String>();
        for (var activity : activities) follow(activity, coming);
        coming.removeAll(activities);
        return order.stream().filter(coming::contains).toList();
    }

    private void follow(String node, Set<String> coming) {
        for (var one : chosen(node)) if (coming.add(one)) follow(one, coming);
    }

    private List<String> chosen(String node) {
        var ways = next.getOrDefault(node, List.of());
        if (!partings.contains(node) || ways.isEmpty()) return ways;
        if (toGoodEnd.containsKey(node)) return farthest(node, toGoodEnd);
        // the only way to a good end is one back
        if (ways.stream().anyMatch(shortest::containsKey))
            return ways.stream()
                    .filter(shortest::containsKey)
                    .min(Comparator.comparing(shortest::get))
                    .map(List::of)
                    .orElseThrow();
        return farthest(node, toAnyEnd);
    }

    private List<String> farthest(String node, Map<String, Integer> distances) {
        return forward(node).stream()
                .max(Comparator.comparing(way -> distances.getOrDefault(way, -1)))
                .map(List::of)
                .orElse(List.of());
    }

    private List<String> forward(String node) {
        return next.getOrDefault(node, List.of()).stream()
                .filter(way -> !back.contains(List.of(node, way)))
                .toList();
    }

    private void visit(String node, Set<String> path, Set<String> seen) {
        if (!seen.add(node)) return;
        path.add(node);
        for (var way : next.getOrDefault(node, List.of())) {
            if (path.contains(way)) back.add(List.of(node, way));
            else visit(way, path, seen);
        }
        path.remove(node);
        order.add(node);
    }

    /** Without going back. */
    private Map<String, Integer> longest(Collection<EndEvent> ends) {
        var distances = new HashMap<String, Integer>();
        ends.forEach(end -> distances.put(end.getId(), 0));
        for (var i = order.size() - 1; i >= 0; i--) {
            var node = order.get(i);
            forward(node).stream()
                    .filter(distances::containsKey)
                    .mapToInt(distances::get)
                    .max()
                    .ifPresent(most -> distances.put(node, most + 1));
        }
        return distances;
    }

    private Map<String, Integer> shortest(Set<String> good) {
        var before = new HashMap<String, List<String>>();
        next.forEach((node, ways) -> ways.forEach(
                way -> before.computeIfAbsent(way, x -> new ArrayList<>()).add(node)));
        var distances = new HashMap<String, Integer>();
        good.forEach(node -> distances.put(node, 0));
        var edge = new ArrayDeque<>(good);
        while (!edge.isEmpty()) {
            var node = edge.remove();
            for (var one : before.getOrDefault(node, List.of()))
                if (distances.putIfAbsent(one, distances.get(node) + 1) == null) edge.add(one);
        }
        return distances;
    }

    private static Optional<String> around(FlowNode node) {
        return node.getParentElement() instanceof SubProcess sub ? Optional.of(sub.getId()) : Optional.empty();
    }

    /** By its name: a process came to nothing, or took something away. */
    private static boolean isBad(EndEvent end) {
        return !end.getEventDefinitions().isEmpty()
                || Optional.ofNullable(end.getName())
                        .filter(name -> name.matches(BAD))
                        .isPresent();
    }
}
