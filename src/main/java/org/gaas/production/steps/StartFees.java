package org.gaas.production.steps;

import static org.gaas.production.ProductionVars.ORDER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.production.Openings;
import org.springframework.stereotype.Component;

/** From today on the customer pays. */
@Component
class StartFees implements Step {
    private final Openings openings;

    StartFees(Openings openings) {
        this.openings = openings;
    }

    @Override
    public void perform(DelegateExecution execution) {
        openings.startFees(ORDER.in(execution));
    }
}
