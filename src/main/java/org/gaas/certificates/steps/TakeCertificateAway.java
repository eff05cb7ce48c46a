package org.gaas.certificates.steps;

import static org.gaas.certificates.Order.ORDER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.certificates.Revocations;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** It is gone from its server, and its key from the desk. */
@Component
class TakeCertificateAway implements Step {
    private final Revocations revocations;

    TakeCertificateAway(Revocations revocations) {
        this.revocations = revocations;
    }

    @Override
    public void perform(DelegateExecution execution) {
        revocations.remove(ORDER.in(execution));
    }
}
