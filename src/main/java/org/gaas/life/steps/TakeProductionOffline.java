package org.gaas.life.steps;

import static org.gaas.life.LifeVars.OFFBOARDING;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.ApprovalVoid;
import org.gaas.engine.Step;
import org.gaas.life.Destruction;
import org.springframework.stereotype.Component;

/** Production does not answer any more; its files and databases are as they were. */
@Component
class TakeProductionOffline implements Step {
    private final Destruction destruction;

    TakeProductionOffline(Destruction destruction) {
        this.destruction = destruction;
    }

    @Override
    public void perform(DelegateExecution execution) throws ApprovalVoid {
        destruction.takeOffline(OFFBOARDING.in(execution));
    }
}
