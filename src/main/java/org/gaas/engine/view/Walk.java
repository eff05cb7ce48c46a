package org.gaas.engine.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.gaas.engine.ProcessView.Answer;
import org.gaas.engine.ProcessView.Step;
import org.gaas.engine.ProcessView.StepState;
import org.gaas.engine.Progress;
import org.gaas.engine.repair.LeftOut;

/** One process instance, walked from its history to its present and a little into its future. */
class Walk {
    private final ProcessEngine engine;
    private final HistoricProcessInstance instance;
    private final Diagram diagram;
    private final Function<String, Optional<Progress.Running>> progress;
    private final Function<String, List<Step>> called;
    private final Map<String, String> leftOut;
    private final Map<String, Answer> answers;
    private final Map<String, ExternalTask> external;
    private final List<JobEntity> jobs;
    private final List<HistoricActivityInstance> past;

    /**
     * @param progress how far an external task is
     * @param called the steps of a called process instance
     * @param leftOut what people say about steps that they left out, by {@link LeftOut#key}
     * @param answers what people said, by the engine's id of the task
     */
    Walk(
            ProcessEngine engine,
            HistoricProcessInstance instance,
            Diagram diagram,
            Function<String, Optional<Progress.Running>> progress,
            Function<String, List<Step>> called,
            Map<String, String> leftOut,
            Map<String, Answer> answers) {
        this.engine = engine;
        this.instance = instance;
        this.diagram = diagram;
        this.progress = progress;
        this.called = called;
        this.leftOut = leftOut;
        this.answers = answers;
        this.past = engine.getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .orderPartiallyByOccurrence()
                .asc()
                .list();
        this.external =
                engine
                        .getExternalTaskService()
                        .createExternalTaskQuery()
                        .processInstanceId(instance.getId())
                        .list()
                        .stream()
                        .collect(Collectors.toMap(
                                ExternalTask::getActivityInstanceId, Function.identity(), (a, b) -> a));
        this.jobs = engine.getManagementService().createJobQuery().processInstanceId(instance.getId()).list().stream()
                .map(JobEntity.class::cast)
                .sorted(Comparator.comparing(JobEntity::getId))
                .toList();
    }

    List<Step> steps() {
        var steps = new ArrayList<Step>();
        // a step that was repeated is told once, as it stands now, in the place of its first time
        var latest = latest();
        var waiting = waitingJobs();
        latest.forEach((id, step) -> {
            if (step.getCalledProcessInstanceId() != null)
                calls(id).forEach(called -> called.stream()
                        .map(one -> diagram.callsWhatOthersCall(id) ? one.within(id, diagram.label(id)) : one)
                        .forEach(steps::add));
            else steps.add(waiting.containsKey(id) ? step(waiting.remove(id)) : step(step));
        });
        waiting.values().forEach(job -> steps.add(step(job)));
        past.stream().filter(this::isWaitedAt).forEach(event -> steps.add(waited(event)));
        if (instance.getEndTime() == null)
            diagram.goodWayAfter(present(latest)).stream()
                    .filter(id -> !latest.containsKey(id))
                    .forEach(id -> steps.add(pending(id)));
        return steps;
    }

    /** How much time people have for each task that comes if all goes well, also in the processes that were called. */
    List<String> timesAhead(Function<String, List<String>> called) {
        if (instance.getEndTime() != null) return List.of();
        var times = new ArrayList<String>();
        past.stream()
                .filter(step -> step.getEndTime() == null && step.getCalledProcessInstanceId() != null)
                .forEach(step -> times.addAll(called.apply(step.getCalledProcessInstanceId())));
        // also those that were passed before: they are asked again
        diagram.goodWayAfter(present(latest())).stream()
                .flatMap(id -> diagram.timeFor(id).stream())
                .forEach(times::add);
        return times;
    }

    /** The name of the end that was reached last. */
    Optional<String> end() {
        return past.stream()
                .filter(step -> diagram.isEnd(step.getActivityId()) && step.getEndTime() != null && !step.isCanceled())
                .reduce((before, last) -> last)
                .map(step -> diagram.label(step.getActivityId()));
    }

    String name() {
        return diagram.name();
    }

    boolean waitsForDate() {
        return jobs.stream().anyMatch(TimerEntity.class::isInstance);
    }

    private List<List<Step>> calls(String activity) {
        return past.stream()
                .filter(step -> step.getActivityId().equals(activity) && step.getCalledProcessInstanceId() != null)
                .map(step -> called.apply(step.getCalledProcessInstanceId()))
                .toList();
    }

    /** Steps that a job is about to begin or is in the middle of: history knows them only afterwards. */
    private Map<String, JobEntity> waitingJobs() {
        var waiting = new LinkedHashMap<String, JobEntity>();
        for (var job : jobs)
            if (job.getActivityId() != null && diagram.isStep(job.getActivityId()) && isAboutToBegin(job))
                waiting.put(job.getActivityId(), job);
        return waiting;
    }

    private static boolean isAboutToBegin(JobEntity job) {
        return job.getJobHandlerConfigurationRaw() != null
                && job.getJobHandlerConfigurationRaw().startsWith("transition-create-scope");
    }

    private Map<String, HistoricActivityInstance> latest() {
        var latest = new LinkedHashMap<String, HistoricActivityInstance>();
        past.stream()
                .filter(step -> diagram.isStep(step.getActivityId()))
                .forEach(step -> latest.put(step.getActivityId(), step));
        return latest;
    }

    private List<String> present(Map<String, HistoricActivityInstance> latest) {
        var present = new ArrayList<String>();
        latest.values().stream()
                .filter(step -> step.getEndTime() == null)
                .forEach(step -> present.add(step.getActivityId()));
        jobs.stream().map(JobEntity::getActivityId).forEach(present::add);
        return present;
    }

    private Step step(JobEntity job) {
        var failed = job.getRetries() == 0;
        return new Step(
                job.getActivityId(),
                diagram.label(job.getActivityId()),
                failed ? StepState.REPAIR : StepState.RUNNING,
                Optional.ofNullable(job.getCreateTime()).map(Date::toInstant),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(job.getExceptionMessage()),
                Optional.empty());
    }

    private Step step(HistoricActivityInstance step) {
        var task = Optional.ofNullable(external.get(step.getId()));
        var refusal = step.isCanceled() ? refusal(step) : Optional.<String>empty();
        return new Step(
                step.getActivityId(),
                diagram.label(step.getActivityId()),
                state(step, task, refusal),
                instant(step.getStartTime()),
                instant(step.getEndTime()),
                task.flatMap(running -> progress.apply(running.getId())),
                refusal.filter(sentence -> !sentence.isEmpty())
                        .or(() -> task.map(ExternalTask::getErrorMessage))
                        .or(() -> leftOut(step))
                        .or(() -> step.getEndTime() == null ? Optional.empty() : told(step)),
                Optional.ofNullable(step.getTaskId()).map(answers::get));
    }

    /** Dates that somebody may want to know the reason of. */
    private boolean isWaitedAt(HistoricActivityInstance event) {
        var id = event.getActivityId();
        return event.getEndTime() == null
                && !diagram.isStep(id)
                && diagram.toldBy(id).isPresent();
    }

    private Step waited(HistoricActivityInstance event) {
        return new Step(
                event.getActivityId(),
                diagram.label(event.getActivityId()),
                StepState.WAITING,
                instant(event.getStartTime()),
                Optional.empty(),
                Optional.empty(),
                told(event),
                Optional.empty());
    }

    /** What the variable says that the diagram names for it. */
    private Optional<String> told(HistoricActivityInstance step) {
        return diagram.toldBy(step.getActivityId()).map(this::variable).filter(said -> !said.isBlank());
    }

    /** Each time that a process comes to a step is another. */
    private Optional<String> leftOut(HistoricActivityInstance step) {
        if (leftOut.isEmpty() || step.getEndTime() == null) return Optional.empty();
        var before = past.stream()
                .takeWhile(other -> !other.getId().equals(step.getId()))
                .filter(other -> other.getActivityId().equals(step.getActivityId()) && other.getEndTime() != null)
                .count();
        return Optional.ofNullable(leftOut.get(LeftOut.key(step.getActivityId(), before)));
    }

    private static StepState state(
            HistoricActivityInstance step, Optional<ExternalTask> task, Optional<String> refusal) {
        if (refusal.isPresent()) return StepState.REFUSED;
        if (step.isCanceled()) return StepState.REMOVED;
        if (step.getEndTime() != null) return StepState.DONE;
        if (step.getActivityType().equals("userTask")) return StepState.WAITING;
        return task.filter(failed -> Integer.valueOf(0).equals(failed.getRetries()))
                        .isPresent()
                ? StepState.REPAIR
                : StepState.RUNNING;
    }

    /** The sentence of the "no" that ended a step; empty text when the diagram does not keep it. */
    private Optional<String> refusal(HistoricActivityInstance step) {
        var passed = past.stream().map(HistoricActivityInstance::getActivityId).collect(Collectors.toSet());
        return diagram.errorsOf(step.getActivityId()).stream()
                .filter(event -> passed.contains(event.id()))
                .findFirst()
                .map(event -> event.sentence().map(this::variable).orElse(""));
    }

    private String variable(String name) {
        return engine
                .getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance.getId())
                .variableName(name)
                .list()
                .stream()
                .map(HistoricVariableInstance::getValue)
                .map(String::valueOf)
                .findFirst()
                .orElse("");
    }

    private Step pending(String id) {
        return new Step(
                id,
                diagram.label(id),
                StepState.PENDING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<Instant> instant(Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }
}
