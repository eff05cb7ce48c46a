package org.gaas.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * A service task: reads variables, makes one call, writes variables. Takes at most a minute, may be killed and repeated
 * at any time. Label, id, bean and class carry the same name.
 */
public interface Step extends JavaDelegate {
    /**
     * @throws Refusal the business says no; the diagram knows the path
     */
    void perform(DelegateExecution execution) throws Refusal;

    @Override
    default void execute(DelegateExecution execution) {
        try {
            perform(execution);
        } catch (Refusal no) {
            throw no.asBpmnError();
        }
    }
}
