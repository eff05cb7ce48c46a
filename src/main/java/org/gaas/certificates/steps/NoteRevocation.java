package org.gaas.certificates.steps;

import static org.gaas.certificates.Order.ORDER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.certificates.Revocations;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** Whoever issued it was told by a person. */
@Component
class NoteRevocation implements Step {
    private final Revocations revocations;

    NoteRevocation(Revocations revocations) {
        this.revocations = revocations;
    }

    @Override
    public void perform(DelegateExecution execution) {
        revocations.note(ORDER.in(execution));
    }
}
