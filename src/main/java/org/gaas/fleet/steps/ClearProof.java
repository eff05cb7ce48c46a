package org.gaas.fleet.steps;

import static org.gaas.fleet.ServerName.SERVER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.fleet.Inspection;
import org.springframework.stereotype.Component;

/** A proof may have been broken off. */
@Component
class ClearProof implements Step {
    private final Inspection inspection;

    ClearProof(Inspection inspection) {
        this.inspection = inspection;
    }

    @Override
    public void perform(DelegateExecution execution) {
        inspection.clearProof(SERVER.in(execution));
    }
}
