package org.gaas.engine.usertasks;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Clock;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.gaas.engine.Denial;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Excerpt;
import org.gaas.engine.Forbidden;
import org.gaas.engine.OutsideDoor;
import org.gaas.engine.TaskDue;
import org.gaas.engine.TaskFacts;
import org.gaas.engine.TaskFacts.Moment;
import org.gaas.engine.TaskGroups;
import org.gaas.engine.TaskOpened;
import org.gaas.engine.TaskRule;
import org.gaas.engine.TaskTaken;
import org.gaas.engine.TaskTime;
import org.gaas.engine.answers.AnsweredTasks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Watches every user task, whatever form or client: asks the rules, tells who answered what. */
@Component
class TaskWatch {
    private final ObjectProvider<TaskRule> rules;
    private final ObjectProvider<TaskDue> dues;
    private final ObjectProvider<TaskTime> times;
    private final ObjectProvider<TaskGroups> groups;
    private final ApplicationEventPublisher events;
    private final Completions completions;
    private final AnsweredTasks answered;
    private final Clock clock;

    TaskWatch(
            ObjectProvider<TaskRule> rules,
            ObjectProvider<TaskDue> dues,
            ObjectProvider<TaskTime> times,
            ObjectProvider<TaskGroups> groups,
            ApplicationEventPublisher events,
            Completions completions,
            AnsweredTasks answered,
            Clock clock) {
        this.rules = rules;
        this.dues = dues;
        this.times = times;
        this.groups = groups;
        this.events = events;
        this.completions = completions;
        this.answered = answered;
        this.clock = clock;
    }

    void created(DelegateTask delegate) {
        var task = (TaskEntity) delegate;
        date(task);
        named(task);
        tellOpened(task);
    }

    /** The soonest that anybody tells. */
    private void date(TaskEntity task) {
        var opened = OpenTasks.opened(task);
        var own = dues.orderedStream().flatMap(due -> due.of(opened.process(), opened.variables()).stream());
        var usual = times.orderedStream().flatMap(time -> time.until(opened, completions.subjects(task)).stream());
        Stream.concat(own, usual).min(naturalOrder()).ifPresent(due -> task.setDueDate(Date.from(due)));
    }

    /** The name carries the subject, so that people tell the tasks in their list apart. */
    private static void named(TaskEntity task) {
        var subject = OpenTasks.properties(task).get("subject");
        if (subject == null) return;
        var text = Context.getProcessEngineConfiguration()
                .getExpressionManager()
                .createExpression(subject)
                .getValue(task);
        task.setName(Excerpt.start(255, task.getName() + " · " + text));
    }

    private void tellOpened(TaskEntity task) {
        events.publishEvent(new TaskOpened(
                task.getId(),
                task.getName(),
                Objects.requireNonNullElse(task.getDescription(), ""),
                task.getProcessDefinition().getKey(),
                OpenTasks.businessKey(task).orElse(""),
                task.getCandidates().stream()
                        .map(IdentityLink::getGroupId)
                        .filter(Objects::nonNull)
                        .collect(toUnmodifiableSet()),
                Optional.ofNullable(task.getAssignee()),
                Optional.ofNullable(task.getDueDate()).map(Date::toInstant),
                task.getTaskDefinitionKey(),
                task.getProcessInstanceId()));
    }

    /** Somebody gets the task, or gives it back. */
    void assigned(DelegateTask delegate) {
        var task = (TaskEntity) delegate;
        if (task.getAssignee() == null) {
            task.removeVariableLocal(OpenTasks.CLAIMED.name());
            tellTaken(task);
            return;
        }
        ask(Moment.ASSIGNMENT, task, task.getAssignee());
        tellTaken(task);
        task.setVariableLocal(OpenTasks.CLAIMED.name(), clock.instant().toEpochMilli());
    }

    void completed(DelegateTask delegate) {
        var task = (TaskEntity) delegate;
        answered.hold(task);
        var outsider = OutsideDoor.answering();
        var person = outsider.orElseGet(() ->
                OpenTasks.person(task, Context.getProcessEngineConfiguration().getIdentityService()));
        if (outsider.isPresent()) requireOpenToOutsiders(task);
        else ask(Moment.COMPLETION, task, person);
        answered.record(task, person);
        events.publishEvent(completions.of(task, person));
        completions.forgetOfTask(task);
    }

    /** Whoever may answer was proven by a link; the diagram says of which tasks that is enough. */
    private static void requireOpenToOutsiders(TaskEntity task) {
        if (!"true".equals(OpenTasks.properties(task).get(OutsideDoor.PROPERTY)))
            throw new Forbidden("NOT_BY_LINK", "This task is not answered by a link.");
    }

    private void ask(Moment moment, TaskEntity task, String person) {
        TaskFacts facts =
                OpenTasks.facts(task, moment, person, groups(person), answered.in(task.getProcessInstanceId()));
        try {
            rules.orderedStream().forEach(rule -> rule.check(facts));
        } catch (Forbidden no) {
            Denial.about(facts.businessKey().orElse(""), task.getName());
            throw no;
        }
    }

    private Set<String> groups(String person) {
        var known = groups.getIfAvailable();
        return known == null ? OpenTasks.groups(person) : known.groupsForTasks(person);
    }

    /** What the desk itself hands on is told by whoever asked it to. */
    private void tellTaken(TaskEntity task) {
        var signedIn =
                Context.getProcessEngineConfiguration().getIdentityService().getCurrentAuthentication();
        if (signedIn == null || signedIn.getUserId() == null || EngineDoor.isOpen()) return;
        events.publishEvent(new TaskTaken(
                task.getId(),
                task.getName(),
                task.getExecution().getRootProcessInstanceId(),
                OpenTasks.businessKey(task).orElse(""),
                signedIn.getUserId(),
                Optional.ofNullable(task.getAssignee())));
    }
}
