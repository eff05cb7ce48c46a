package org.gaas.engine.usertasks;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.gaas.engine.Denial;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Forbidden;
import org.gaas.engine.KnownVars;
import org.gaas.engine.TaskCompleted;
import org.gaas.engine.TaskFacts;
import org.gaas.engine.TaskFacts.Moment;
import org.gaas.engine.TaskPrefill;
import org.gaas.engine.TaskRule;
import org.gaas.engine.TaskTaken;
import org.gaas.engine.Var;
import org.gaas.engine.guard.Forms;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Watches every user task, whatever form or client: asks the rules, tells who answered what. */
@Component
class TaskWatch {
    private final ObjectProvider<TaskRule> rules;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<TaskPrefill> prefills;
    private final Forms forms;
    private final KnownVars known;
    private final Clock clock;

    TaskWatch(
            ObjectProvider<TaskRule> rules,
            ApplicationEventPublisher events,
            ObjectProvider<TaskPrefill> prefills,
            Forms forms,
            KnownVars known,
            Clock clock) {
        this.rules = rules;
        this.events = events;
        this.prefills = prefills;
        this.forms = forms;
        this.known = known;
        this.clock = clock;
    }

    /** The name carries the subject, so that people tell the tasks in their list apart. */
    void created(DelegateTask delegate) {
        var task = (TaskEntity) delegate;
        var subject = OpenTasks.properties(task).get("subject");
        if (subject == null) return;
        var text = Context.getProcessEngineConfiguration()
                .getExpressionManager()
                .createExpression(subject)
                .getValue(task);
        var name = task.getName() + " · " + text;
        task.setName(name.substring(0, Math.min(255, name.length())));
    }

    /** Somebody gets the task, or gives it back. */
    void assigned(DelegateTask delegate) {
        var task = (TaskEntity) delegate;
        if (task.getAssignee() == null) {
            task.removeVariableLocal(OpenTasks.CLAIMED.name());
            tellTaken(task);
            return;
        }
        ask(OpenTasks.facts(task, Moment.ASSIGNMENT, task.getAssignee()), task);
        tellTaken(task);
        task.setVariableLocal(OpenTasks.CLAIMED.name(), clock.instant().toEpochMilli());
    }

    void completed(DelegateTask delegate) {
        var task = (TaskEntity) delegate;
        var person =
                OpenTasks.person(task, Context.getProcessEngineConfiguration().getIdentityService());
        ask(OpenTasks.facts(task, Moment.COMPLETION, person), task);
        events.publishEvent(new TaskCompleted(
                task.getId(),
                task.getTaskDefinitionKey(),
                task.getName(),
                task.getProcessDefinition().getKey(),
                task.getProcessInstanceId(),
                task.getExecution().getRootProcessInstanceId(),
                OpenTasks.businessKey(task).orElse(""),
                person,
                OpenTasks.claimed(task),
                shown(task),
                answers(task)));
        forms.of(task).names().stream()
                .filter(name -> known.named(name).filter(Var::isOfTask).isPresent())
                .forEach(task::removeVariable);
    }

    private void ask(TaskFacts facts, TaskEntity task) {
        try {
            rules.orderedStream().forEach(rule -> rule.check(facts));
        } catch (Forbidden no) {
            Denial.about(facts.businessKey().orElse(""), task.getName());
            throw no;
        }
    }

    /** What the desk itself hands on is told by whoever asked it to. */
    private void tellTaken(TaskEntity task) {
        var signedIn =
                Context.getProcessEngineConfiguration().getIdentityService().getCurrentAuthentication();
        if (signedIn == null || signedIn.getUserId() == null || EngineDoor.isOpen()) return;
        events.publishEvent(new TaskTaken(
                task.getName(),
                task.getExecution().getRootProcessInstanceId(),
                OpenTasks.businessKey(task).orElse(""),
                signedIn.getUserId(),
                Optional.ofNullable(task.getAssignee())));
    }

    /** The form's text, with what it would fill in now. */
    private String shown(TaskEntity task) {
        var filledIn = new HashMap<String, Object>();
        var opened = OpenTasks.opened(task);
        prefills.orderedStream().forEach(prefill -> filledIn.putAll(prefill.valuesFor(opened)));
        return forms.of(task).shown(name -> task.hasVariable(name) ? task.getVariable(name) : filledIn.get(name));
    }

    private Map<String, Object> answers(TaskEntity task) {
        var answers = new HashMap<String, Object>();
        for (var name : forms.of(task).names()) {
            var value = task.getVariable(name);
            if (value != null && known.named(name).isPresent()) answers.put(name, value);
        }
        return Map.copyOf(answers);
    }
}
