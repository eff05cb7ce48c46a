package org.gaas.engine.usertasks;

import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.variable.VariableMap;
import org.gaas.engine.Markdown;
import org.gaas.engine.TaskPrefill;
import org.gaas.engine.guard.Forms;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Adds to the variables that a form asks for what the modules know when a task is opened. Nothing is stored. What
 * somebody chose and said the last time is left out: who is asked again decides again. And what a process knows has no meaning for
 * Markdown where a form's text shows it: somebody may have written it (M37).
 */
class Prefilling extends CommandInterceptor {
    private final ObjectProvider<TaskPrefill> prefills;
    private final Forms forms;

    Prefilling(ObjectProvider<TaskPrefill> prefills, Forms forms) {
        this.prefills = prefills;
        this.forms = forms;
    }

    @Override
    public <T> T execute(Command<T> command) {
        var result = next.execute(command);
        if (command instanceof GetTaskFormVariablesCmd asked) fill((VariableMap) result, asked);
        return result;
    }

    private void fill(VariableMap known, GetTaskFormVariablesCmd asked) {
        var context = Context.getCommandContext();
        context.runWithoutAuthorization(() -> {
            var task = context.getTaskManager().findTaskById(asked.resourceId);
            if (task.getTaskDefinition() == null) return null;
            var form = forms.of(task);
            form.choices().forEach(known::remove);
            for (var name : form.markdown())
                if (known.get(name) instanceof String said) known.putValue(name, Markdown.plain(said));
            var opened = OpenTasks.opened(task);
            prefills.orderedStream()
                    .flatMap(prefill -> prefill.valuesFor(opened).entrySet().stream())
                    .filter(value ->
                            asked.formVariableNames == null || asked.formVariableNames.contains(value.getKey()))
                    .filter(value -> known.get(value.getKey()) == null)
                    .forEach(value -> known.putValue(value.getKey(), value.getValue()));
            return null;
        });
    }
}
