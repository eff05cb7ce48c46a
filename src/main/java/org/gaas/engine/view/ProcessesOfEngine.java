package org.gaas.engine.view;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.gaas.engine.ProcessView;
import org.gaas.engine.ProcessView.State;
import org.gaas.engine.ProcessView.Step;
import org.gaas.engine.ProcessView.StepState;
import org.gaas.engine.Processes;
import org.gaas.engine.longsteps.StoredProgress;
import org.gaas.engine.repair.LeftOut;
import org.springframework.stereotype.Component;

/** Tells how processes stand from what the engine knows: history, jobs, external tasks, tasks. */
@Component
class ProcessesOfEngine implements Processes {
    private static final int AT_MOST = 50;

    private final ProcessEngine engine;
    private final OneMoment moment;
    private final StoredProgress progress;
    private final LeftOut leftOut;
    private final AnsweredSteps answers;
    private final ExpectedEnds expected;
    /** By the id of the definition, which never changes. */
    private final Map<String, Diagram> diagrams = new ConcurrentHashMap<>();

    ProcessesOfEngine(
            ProcessEngine engine,
            OneMoment moment,
            StoredProgress progress,
            LeftOut leftOut,
            AnsweredSteps answers,
            ExpectedEnds expected) {
        this.engine = engine;
        this.moment = moment;
        this.progress = progress;
        this.leftOut = leftOut;
        this.answers = answers;
        this.expected = expected;
    }

    @Override
    public Optional<ProcessView> find(String instance) {
        return moment.see(() -> Optional.ofNullable(engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceId(instance)
                        .singleResult())
                .map(this::view));
    }

    @Override
    public List<ProcessView> about(String businessKey) {
        return moment.see(() -> engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .rootProcessInstances()
                .orderByProcessInstanceStartTime()
                .desc()
                .listPage(0, AT_MOST)
                .stream()
                .map(this::view)
                .toList());
    }

    @Override
    public List<ProcessView> askedBy(String person) {
        return moment.see(() -> engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .startedBy(person)
                .rootProcessInstances()
                .orderByProcessInstanceStartTime()
                .desc()
                .listPage(0, AT_MOST)
                .stream()
                .map(this::view)
                .toList());
    }

    private ProcessView view(HistoricProcessInstance instance) {
        var tasks = new ArrayList<ProcessView.Task>();
        collectTasks(instance.getId(), tasks);
        var walk = walk(instance);
        var steps = walk.steps();
        var outcome = instance.getEndTime() == null ? Optional.<String>empty() : walk.end();
        return new ProcessView(
                instance.getId(),
                walk.name(),
                Optional.ofNullable(instance.getBusinessKey()),
                instance.getEndTime() == null ? present(walk, steps, tasks) : past(instance, outcome),
                instance.getStartTime().toInstant(),
                Optional.ofNullable(instance.getEndTime()).map(Date::toInstant),
                outcome,
                steps,
                tasks,
                expected.of(
                        instance.getId(),
                        Optional.ofNullable(instance.getBusinessKey()),
                        tasks,
                        walk.timesAhead(this::calledTimes)));
    }

    private Walk walk(HistoricProcessInstance instance) {
        var diagram = diagrams.computeIfAbsent(
                instance.getProcessDefinitionId(),
                definition -> new Diagram(engine.getRepositoryService().getBpmnModelInstance(definition)));
        return new Walk(
                engine,
                instance,
                diagram,
                progress::of,
                this::calledSteps,
                leftOut.in(instance.getId()),
                answers.in(instance.getId()));
    }

    private List<Step> calledSteps(String instance) {
        var called = engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult();
        return called == null ? List.of() : walk(called).steps();
    }

    private List<String> calledTimes(String instance) {
        var called = engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult();
        return called == null ? List.of() : walk(called).timesAhead(this::calledTimes);
    }

    /** What nobody and no date holds up is going on. */
    private static State present(Walk walk, List<Step> steps, List<ProcessView.Task> tasks) {
        if (has(steps, StepState.REPAIR)) return State.REPAIR;
        if (has(steps, StepState.RUNNING)) return State.RUNNING;
        return !tasks.isEmpty() || walk.waitsForDate() ? State.WAITING : State.RUNNING;
    }

    /** An end is a state by its name: "Trial refused", "Installation removed", "Trial undone". */
    private static State past(HistoricProcessInstance instance, Optional<String> outcome) {
        if (!HistoricProcessInstance.STATE_COMPLETED.equals(instance.getState())) return State.REMOVED;
        return switch (outcome.map(end -> end.replaceFirst(".*\\s", "").toLowerCase(Locale.ROOT))
                .orElse("")) {
            case "refused" -> State.REFUSED;
            case "removed", "undone" -> State.REMOVED;
            case "failed" -> State.FAILED;
            default -> State.DONE;
        };
    }

    private static boolean has(List<Step> steps, StepState state) {
        return steps.stream().anyMatch(step -> step.state() == state);
    }

    private void collectTasks(String instance, List<ProcessView.Task> found) {
        var tasks = engine.getTaskService();
        for (var task : tasks.createTaskQuery().processInstanceId(instance).list())
            found.add(new ProcessView.Task(
                    task.getId(),
                    task.getName(),
                    tasks.getIdentityLinksForTask(task.getId()).stream()
                            .map(IdentityLink::getGroupId)
                            .filter(group -> group != null)
                            .toList(),
                    Optional.ofNullable(task.getAssignee()),
                    task.getCreateTime().toInstant(),
                    Optional.ofNullable(task.getDueDate()).map(Date::toInstant)));
        for (var called : engine.getRuntimeService()
                .createProcessInstanceQuery()
                .superProcessInstanceId(instance)
                .list()) collectTasks(called.getId(), found);
    }
}
