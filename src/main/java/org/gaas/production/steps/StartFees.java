package org.gaas.production.steps;

import static org.gaas.production.ProductionVars.ORDER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.production.ServiceTerms;
import org.springframework.stereotype.Component;

/** From today on the customer pays. */
@Component
class StartFees implements Step {
    private final ServiceTerms terms;

    StartFees(ServiceTerms terms) {
        this.terms = terms;
    }

    @Override
    public void perform(DelegateExecution execution) {
        terms.startFees(ORDER.in(execution));
    }
}
