package org.gaas.access.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.access.Clearing;
import org.gaas.engine.ApprovalVoid;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** Accounts that nobody knows are dropped, as hosting approved. */
@Component
class TakeStrangersAway implements Step {
    private final Clearing clearing;

    TakeStrangersAway(Clearing clearing) {
        this.clearing = clearing;
    }

    @Override
    public void perform(DelegateExecution execution) throws ApprovalVoid {
        clearing.takeAway(execution.getProcessInstanceId());
    }
}
