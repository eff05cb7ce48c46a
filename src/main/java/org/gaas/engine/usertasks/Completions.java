package org.gaas.engine.usertasks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.gaas.engine.KnownVars;
import org.gaas.engine.TaskCompleted;
import org.gaas.engine.TaskPrefill;
import org.gaas.engine.TaskSubjects;
import org.gaas.engine.Var;
import org.gaas.engine.guard.Forms;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What is to be told about a completed task: about what it was, what the form showed, what was answered. */
@Component
class Completions {
    private final ObjectProvider<TaskPrefill> prefills;
    private final ObjectProvider<TaskSubjects> subjects;
    private final Forms forms;
    private final KnownVars known;

    Completions(
            ObjectProvider<TaskPrefill> prefills, ObjectProvider<TaskSubjects> subjects, Forms forms, KnownVars known) {
        this.prefills = prefills;
        this.subjects = subjects;
        this.forms = forms;
        this.known = known;
    }

    TaskCompleted of(TaskEntity task, String person) {
        var key = OpenTasks.businessKey(task).orElse("");
        return new TaskCompleted(
                task.getId(),
                task.getTaskDefinitionKey(),
                task.getName(),
                task.getProcessDefinition().getKey(),
                task.getProcessInstanceId(),
                task.getExecution().getRootProcessInstanceId(),
                key,
                subjects(task, key),
                OpenTasks.properties(task),
                person,
                OpenTasks.claimed(task),
                shown(task),
                answers(task));
    }

    /** The process does not keep what belongs to the task only. */
    void forgetOfTask(TaskEntity task) {
        forms.of(task).names().stream()
                .filter(name -> known.named(name).filter(Var::isOfTask).isPresent())
                .forEach(task::removeVariable);
    }

    /** What a task is about: mostly the business key. */
    List<String> subjects(TaskEntity task) {
        return subjects(task, OpenTasks.businessKey(task).orElse(""));
    }

    private List<String> subjects(TaskEntity task, String key) {
        var process = task.getProcessDefinition().getKey();
        return subjects.orderedStream()
                .map(module -> module.of(process, task.getProcessInstanceId()))
                .filter(keys -> !keys.isEmpty())
                .findFirst()
                .orElse(key.isEmpty() ? List.of() : List.of(key));
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
