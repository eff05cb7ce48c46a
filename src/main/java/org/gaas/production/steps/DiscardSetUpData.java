package org.gaas.production.steps;

import static org.gaas.production.ProductionVars.ORDER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.production.SetUpData;
import org.springframework.stereotype.Component;

/** The dump on the trial's server is not needed any more; a request that was never stored has none. */
@Component
class DiscardSetUpData implements Step {
    private final SetUpData setUp;

    DiscardSetUpData(SetUpData setUp) {
        this.setUp = setUp;
    }

    @Override
    public void perform(DelegateExecution execution) {
        ORDER.find(execution).ifPresent(setUp::discard);
    }
}
