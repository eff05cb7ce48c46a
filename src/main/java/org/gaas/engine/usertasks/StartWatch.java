package org.gaas.engine.usertasks;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.gaas.engine.KnownVars;
import org.gaas.engine.ProcessStarted;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells of every process that is started, whatever form or client, but not of those that another one calls. */
@Component
class StartWatch {
    private final ApplicationEventPublisher events;
    private final KnownVars known;

    StartWatch(ApplicationEventPublisher events, KnownVars known) {
        this.events = events;
        this.known = known;
    }

    void started(DelegateExecution delegate) {
        var execution = (ExecutionEntity) delegate;
        if (!execution.getRootProcessInstanceId().equals(execution.getProcessInstanceId())) return;
        var signedIn =
                Context.getProcessEngineConfiguration().getIdentityService().getCurrentAuthentication();
        var process = execution.getProcessDefinition();
        events.publishEvent(new ProcessStarted(
                process.getKey(),
                process.getName() == null ? process.getKey() : process.getName(),
                execution.getProcessInstanceId(),
                execution.getBusinessKey() == null ? "" : execution.getBusinessKey(),
                Optional.ofNullable(signedIn).map(person -> person.getUserId()),
                asked(execution)));
    }

    private Map<String, Object> asked(ExecutionEntity execution) {
        var asked = new HashMap<String, Object>();
        execution.getVariables().forEach((name, value) -> {
            if (value != null && known.named(name).isPresent()) asked.put(name, value);
        });
        return Map.copyOf(asked);
    }
}
