package org.gaas.life.steps;

import static org.gaas.life.LifeVars.OFFBOARDING;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.life.Destruction;
import org.springframework.stereotype.Component;

/** No developer gets into databases that go. */
@Component
class EndAccess implements Step {
    private final Destruction destruction;

    EndAccess(Destruction destruction) {
        this.destruction = destruction;
    }

    @Override
    public void perform(DelegateExecution execution) {
        destruction.endAccess(OFFBOARDING.in(execution));
    }
}
