package org.gaas.production.steps;

import static org.gaas.production.ProductionVars.ORDER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.production.ServiceTerms;
import org.springframework.stereotype.Component;

/** Backups and copies begin; whoever looks after data does them. */
@Component
class StoreSchedules implements Step {
    private final ServiceTerms terms;

    StoreSchedules(ServiceTerms terms) {
        this.terms = terms;
    }

    @Override
    public void perform(DelegateExecution execution) {
        terms.schedule(ORDER.in(execution));
    }
}
