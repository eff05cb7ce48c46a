package org.gaas.engine.guard;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.form.FormField;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/** The forms of tasks and of starts, as deployed with their diagram. Works inside a command of the engine. */
@Component
public class Forms {
    private final FormReader reader = new FormReader();
    private final Map<String, FormFields> read = new ConcurrentHashMap<>();

    /** What the form of this task lets people say; nothing when it has none. */
    public FormFields of(TaskEntity task) {
        var definition = task.getTaskDefinition();
        if (definition == null) return FormFields.NONE;
        return of(definition.getTaskFormHandler().createTaskForm(task)).orElse(FormFields.NONE);
    }

    /** What the start form lets people say; empty when people don't start this process. */
    Optional<FormFields> ofStart(ProcessDefinitionEntity process) {
        return of(process.getStartFormHandler().createStartFormData(process));
    }

    private Optional<FormFields> of(FormData form) {
        if (form == null) return Optional.empty();
        if (form.getCamundaFormRef() != null && form.getCamundaFormRef().getKey() != null) {
            var definition = Context.getCommandContext()
                    .runWithoutAuthorization(
                            new GetCamundaFormDefinitionCmd(form.getCamundaFormRef(), form.getDeploymentId()));
            if (definition == null)
                throw new IllegalStateException("the form " + form.getCamundaFormRef() + " is not deployed");
            return Optional.of(resource(definition.getDeploymentId(), definition.getResourceName()));
        }
        if (form.getFormKey() != null) {
            var name = form.getFormKey().replaceFirst("^(embedded|camunda-forms):", "");
            if (!name.startsWith("deployment:"))
                throw new IllegalStateException("the form " + form.getFormKey() + " is not deployed with its diagram");
            return Optional.of(resource(form.getDeploymentId(), name.substring("deployment:".length())));
        }
        if (form.getFormFields().isEmpty()) return Optional.empty();
        var names = new LinkedHashSet<String>();
        form.getFormFields().stream().map(FormField::getId).forEach(names::add);
        return Optional.of(new FormFields(names));
    }

    private FormFields resource(String deployment, String name) {
        return read.computeIfAbsent(
                deployment + " " + name,
                key -> reader.read(
                        name,
                        Context.getCommandContext()
                                .runWithoutAuthorization(new GetDeploymentResourceCmd(deployment, name))));
    }
}
