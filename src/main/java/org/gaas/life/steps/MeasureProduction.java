package org.gaas.life.steps;

import static org.gaas.life.LifeVars.OFFBOARDING;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.life.Destruction;
import org.springframework.stereotype.Component;

/** Whoever approves sees how much goes. */
@Component
class MeasureProduction implements Step {
    private final Destruction destruction;

    MeasureProduction(Destruction destruction) {
        this.destruction = destruction;
    }

    @Override
    public void perform(DelegateExecution execution) {
        destruction.measure(OFFBOARDING.in(execution));
    }
}
