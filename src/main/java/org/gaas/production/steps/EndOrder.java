package org.gaas.production.steps;

import static org.gaas.production.ProductionVars.ORDER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.production.ServiceTerms;
import org.springframework.stereotype.Component;

/** Nothing comes of it; a request that was refused before it was stored has no order. */
@Component
class EndOrder implements Step {
    private final ServiceTerms terms;

    EndOrder(ServiceTerms terms) {
        this.terms = terms;
    }

    @Override
    public void perform(DelegateExecution execution) {
        ORDER.find(execution).ifPresent(terms::withdraw);
    }
}
