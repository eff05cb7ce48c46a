package org.gaas.engine.guard;

import java.util.Map;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractPatchVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractRemoveVariableCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetVariableCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeployedProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.PatchTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.answers.AnsweredTasks;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * What comes in is checked here and not by the form, because a form can be bypassed: a start and a task accept only the
 * variables that their form declares, each by its own rules. What the desk alone may do is refused to every person,
 * whatever rights and client they have.
 */
@Component
class InputGuard {
    private final Forms forms;
    private final Answers answers;
    private final AnsweredTasks answered;

    InputGuard(Forms forms, Answers answers, AnsweredTasks answered) {
        this.forms = forms;
        this.answers = answers;
        this.answered = answered;
    }

    void check(Command<?> command) {
        if (command instanceof SubmitTaskFormCmd) submit(command, "taskId", "properties", true);
        else if (command instanceof ResolveTaskCmd) submit(command, "taskId", "variables", false);
        else if (command instanceof CompleteTaskCmd) submit(command, "taskId", "variables", true);
        else if (command instanceof SetTaskVariablesCmd) submit(command, "entityId", "variables", false);
        else if (command instanceof PatchTaskVariablesCmd) {
            nothing(Inside.read(command, "deletions"));
            submit(command, "entityId", "variables", false);
        } else if (command instanceof AbstractSetVariableCmd || command instanceof AbstractPatchVariablesCmd)
            nothing(Inside.<Map<String, ?>>read(command, "variables").keySet());
        else if (command instanceof AbstractRemoveVariableCmd) nothing(Inside.read(command, "variableNames"));
        else if (command instanceof SubmitStartFormCmd) submitStart(command);
        else if (command instanceof StartProcessInstanceCmd) start(command);
        else if (command instanceof ClaimTaskCmd) task(Inside.read(command, "taskId"));
        else if (OwnBusiness.includes(command))
            throw new Forbidden("DESK_ONLY", "only the desk itself may do this; use its own commands and tasks");
    }

    /** Who loses a task to somebody else half-way is told so, and not what the engine no longer found. */
    RuntimeException told(Command<?> command, RuntimeException failed) {
        var answers = command instanceof SubmitTaskFormCmd
                || command instanceof ResolveTaskCmd
                || command instanceof CompleteTaskCmd
                || command instanceof ClaimTaskCmd;
        String task = answers ? Inside.read(command, "taskId") : null;
        try {
            return task == null || answered.isOpen(task) ? failed : answered.over(task);
        } catch (DataAccessException gone) {
            failed.addSuppressed(gone);
            return failed;
        }
    }

    private void submit(Command<?> command, String idField, String variablesField, boolean completes) {
        var task = task(Inside.read(command, idField));
        var form = forms.of(task);
        var accepted = answers.accepted(Inside.read(command, variablesField), form);
        if (completes) answers.complete(accepted, form, name -> task.getVariable(name) != null);
        Inside.write(command, variablesField, accepted);
    }

    private TaskEntity task(String id) {
        var task =
                id == null ? null : Context.getCommandContext().getTaskManager().findTaskById(id);
        if (task == null) throw answered.over(String.valueOf(id));
        return task;
    }

    private void submitStart(Command<?> command) {
        String id = Inside.read(command, "processDefinitionId");
        noKey(Inside.read(command, "businessKey"));
        var process =
                Context.getProcessEngineConfiguration().getDeploymentCache().findDeployedProcessDefinitionById(id);
        Inside.write(command, "variables", acceptedStart(process, Inside.read(command, "variables")));
    }

    private void start(Command<?> command) {
        ProcessInstantiationBuilderImpl builder = Inside.read(command, "instantiationBuilder");
        noKey(builder.getBusinessKey());
        noKey(builder.getCaseInstanceId());
        var process = new GetDeployedProcessDefinitionCmd(builder, false).execute(Context.getCommandContext());
        var accepted = acceptedStart(process, builder.getVariables());
        if (builder.getVariables() != null) builder.getVariables().putAll(accepted);
    }

    private Map<String, Object> acceptedStart(ProcessDefinitionEntity process, Map<String, ?> sent) {
        var form = forms.ofStart(process)
                .orElseThrow(() -> new Forbidden(
                        "DESK_ONLY", "the process " + process.getKey() + " is started by the desk itself"));
        var accepted = answers.accepted(sent, form);
        answers.complete(accepted, form, name -> false);
        return accepted;
    }

    private static void noKey(String key) {
        if (key != null)
            throw new InvalidInput("businessKey", "VARIABLE_NOT_ACCEPTED", "the desk itself gives processes their key");
    }

    private static void nothing(Iterable<String> names) {
        if (names == null) return;
        for (var name : names)
            throw new InvalidInput(name, "VARIABLE_NOT_ACCEPTED", "variables are changed by forms only");
    }
}
