package org.gaas.fleet.steps;

import static org.gaas.fleet.ServerName.SERVER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.fleet.Joining;
import org.springframework.stereotype.Component;

/** A proof may have been broken off. */
@Component
class ClearProof implements Step {
    private final Joining joining;

    ClearProof(Joining joining) {
        this.joining = joining;
    }

    @Override
    public void perform(DelegateExecution execution) {
        joining.clearProof(SERVER.in(execution));
    }
}
