package org.gaas.life.steps;

import static org.gaas.life.LifeVars.OFFBOARDING;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.life.Destruction;
import org.springframework.stereotype.Component;

/** Both halves are gone: that and what was seen is written down in one place. */
@Component
class ProveOffboarding implements Step {
    private final Destruction destruction;

    ProveOffboarding(Destruction destruction) {
        this.destruction = destruction;
    }

    @Override
    public void perform(DelegateExecution execution) {
        destruction.prove(OFFBOARDING.in(execution));
    }
}
