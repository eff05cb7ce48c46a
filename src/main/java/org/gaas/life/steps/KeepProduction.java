package org.gaas.life.steps;

import static org.gaas.life.LifeVars.OFFBOARDING;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.life.Offboardings;
import org.springframework.stereotype.Component;

/** Production stays, and may be ended another time. */
@Component
class KeepProduction implements Step {
    private final Offboardings offboardings;

    KeepProduction(Offboardings offboardings) {
        this.offboardings = offboardings;
    }

    @Override
    public void perform(DelegateExecution execution) {
        offboardings.keep(OFFBOARDING.in(execution));
    }
}
