package org.gaas.life.steps;

import static org.gaas.life.LifeVars.OFFBOARDING;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.ApprovalVoid;
import org.gaas.engine.Step;
import org.gaas.life.Destruction;
import org.springframework.stereotype.Component;

/** From here on there is no way back. */
@Component
class BeginDestruction implements Step {
    private final Destruction destruction;

    BeginDestruction(Destruction destruction) {
        this.destruction = destruction;
    }

    @Override
    public void perform(DelegateExecution execution) throws ApprovalVoid {
        destruction.begin(OFFBOARDING.in(execution), execution.getProcessInstanceId());
    }
}
