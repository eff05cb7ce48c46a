package org.gaas.adoption.steps;

import static org.gaas.adoption.AdoptionVars.ADOPTION;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.adoption.Exports;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** No second copy of the data stays. */
@Component
class DiscardExport implements Step {
    private final Exports exports;

    DiscardExport(Exports exports) {
        this.exports = exports;
    }

    @Override
    public void perform(DelegateExecution execution) {
        exports.discard(ADOPTION.in(execution));
    }
}
