package org.gaas.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.gaas.crash.Point.Moment;

/** What the diagrams say: the steps to be killed at are read from them, so that a new one is never forgotten. */
final class Models {
    private static final Path PLACE = Path.of("processes");

    private Models() {}

    /** All points of a process and of those that it calls, in the order of the diagrams. */
    static List<Point> pointsOf(String process) {
        var points = new ArrayList<Point>();
        for (var known : withCalled(process, new LinkedHashSet<>())) {
            for (var task : model(known).getModelElementsByType(ServiceTask.class)) {
                points.add(new Point(known, task.getId(), Moment.BEFORE));
                if (isLong(task)) points.add(new Point(known, task.getId(), Moment.DURING));
                points.add(new Point(known, task.getId(), Moment.AFTER));
            }
            for (var task : model(known).getModelElementsByType(UserTask.class)) {
                points.add(new Point(known, task.getId(), Moment.AFTER));
                points.add(new Point(known, task.getId(), Moment.COMMITTED));
            }
        }
        return points;
    }

    private static boolean isLong(ServiceTask task) {
        return "external".equals(task.getCamundaType());
    }

    private static Set<String> withCalled(String process, Set<String> found) {
        if (found.add(process))
            model(process)
                    .getModelElementsByType(CallActivity.class)
                    .forEach(call -> withCalled(call.getCalledElement(), found));
        return found;
    }

    private static BpmnModelInstance model(String process) {
        try (var files = Files.walk(PLACE)) {
            var file = files.filter(path -> path.endsWith(process + ".bpmn"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no diagram of " + process));
            return Bpmn.readModelFromFile(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
