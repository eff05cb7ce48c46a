package org.gaas.production.steps;

import static org.gaas.production.ProductionVars.ORDER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.production.OrderDevelopers;
import org.springframework.stereotype.Component;

/** What agreements of a production gave is taken from servers; a request that was never stored has none. */
@Component
class LetDevelopersOut implements Step {
    private final OrderDevelopers developers;

    LetDevelopersOut(OrderDevelopers developers) {
        this.developers = developers;
    }

    @Override
    public void perform(DelegateExecution execution) {
        ORDER.find(execution).ifPresent(developers::letOut);
    }
}
