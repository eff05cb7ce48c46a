package org.gaas.production.steps;

import static org.gaas.production.ProductionVars.ORDER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.production.SetUpData;
import org.springframework.stereotype.Component;

/** So that who approves knows how much of the trial goes on. */
@Component
class CountSetUpData implements Step {
    private final SetUpData setUp;

    CountSetUpData(SetUpData setUp) {
        this.setUp = setUp;
    }

    @Override
    public void perform(DelegateExecution execution) {
        setUp.count(ORDER.in(execution));
    }
}
