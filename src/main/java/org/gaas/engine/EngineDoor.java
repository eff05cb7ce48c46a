package org.gaas.engine;

import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/**
 * The desk's own way into the engine, for the {@code *Process} class of a module. What comes through here was checked
 * by the module, so the input guard lets it pass, and the person needs no rights in the engine; who it was is still
 * recorded. Nothing that a client sent may come through here unparsed.
 */
@Component
public class EngineDoor {
    private static final ThreadLocal<Boolean> OPEN = ThreadLocal.withInitial(() -> false);

    private final ProcessEngine engine;

    public EngineDoor(ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * Starts the newest version of a process.
     *
     * @param process the id of the diagram
     * @param businessKey the id of what the process is about
     * @param variables put there by {@link Var#put}
     * @return the id of the process instance
     */
    public String start(String process, String businessKey, Map<String, Object> variables) {
        ProcessInstance started =
                through(() -> engine.getRuntimeService().startProcessInstanceByKey(process, businessKey, variables));
        return started.getId();
    }

    /** Sends a message to one process instance, which must wait for it. */
    public void tell(String processInstance, String message, Map<String, Object> variables) {
        through(() -> {
            engine.getRuntimeService()
                    .createMessageCorrelation(message)
                    .processInstanceId(processInstance)
                    .setVariables(variables)
                    .correlate();
            return null;
        });
    }

    /** The same, where it may be that it does not wait for it any more: then nothing happens. */
    public void tellIfWaiting(String processInstance, String message) {
        through(() -> engine.getRuntimeService()
                .createMessageCorrelation(message)
                .processInstanceId(processInstance)
                .correlateAllWithResult());
    }

    /** Whether a process that this one called came to its end for a business key. */
    public boolean ended(String caller, String process, String businessKey) {
        return through(() -> engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .superProcessInstanceId(caller)
                        .processDefinitionKey(process)
                        .processInstanceBusinessKey(businessKey)
                        .completed()
                        .count()
                > 0);
    }

    /** Whether a process instance has not ended, by itself or by force. */
    public boolean runs(String processInstance) {
        return through(() -> engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(processInstance)
                        .count()
                > 0);
    }

    /** Whether a process still asks for the long step of this operation. */
    public boolean asks(String operation) {
        return through(() -> engine.getExternalTaskService()
                        .createExternalTaskQuery()
                        .externalTaskId(operation)
                        .count()
                > 0);
    }

    /** Calls the engine as the desk itself, in one transaction. */
    public <T> T through(Supplier<T> calls) {
        var before = OPEN.get();
        OPEN.set(true);
        try {
            var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
            return configuration
                    .getCommandExecutorTxRequired()
                    .execute(context -> context.runWithoutAuthorization(calls::get));
        } finally {
            OPEN.set(before);
        }
    }

    /** True while this thread's calls come through the door. */
    public static boolean isOpen() {
        return OPEN.get();
    }
}
