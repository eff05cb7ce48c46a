package org.gaas.adoption.steps;

import static org.gaas.adoption.AdoptionVars.ADOPTION;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.adoption.AdoptionWithdrawn;
import org.gaas.adoption.Exports;
import org.gaas.engine.ApprovalVoid;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** Room for what is brought, where only the desk looks. */
@Component
class PrepareAdoption implements Step {
    private final Exports exports;

    PrepareAdoption(Exports exports) {
        this.exports = exports;
    }

    @Override
    public void perform(DelegateExecution execution) throws ApprovalVoid, AdoptionWithdrawn {
        exports.prepare(ADOPTION.in(execution));
    }
}
