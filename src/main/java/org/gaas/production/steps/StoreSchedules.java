package org.gaas.production.steps;

import static org.gaas.production.ProductionVars.ORDER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.production.Openings;
import org.springframework.stereotype.Component;

/** Backups and copies begin; whoever looks after data does them. */
@Component
class StoreSchedules implements Step {
    private final Openings openings;

    StoreSchedules(Openings openings) {
        this.openings = openings;
    }

    @Override
    public void perform(DelegateExecution execution) {
        openings.schedule(ORDER.in(execution));
    }
}
