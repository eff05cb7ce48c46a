package org.gaas.production.steps;

import static org.gaas.production.ProductionVars.ORDER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.production.Openings;
import org.springframework.stereotype.Component;

/** Nobody is let in any more, from when the site is published again. */
@Component
class CloseSite implements Step {
    private final Openings openings;

    CloseSite(Openings openings) {
        this.openings = openings;
    }

    @Override
    public void perform(DelegateExecution execution) {
        openings.close(ORDER.in(execution));
    }
}
