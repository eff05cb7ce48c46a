package org.gaas.certificates.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.certificates.Renewals;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** What is due begins; the rest waits for the next look. */
@Component
class BeginRenewals implements Step {
    private final Renewals renewals;

    BeginRenewals(Renewals renewals) {
        this.renewals = renewals;
    }

    @Override
    public void perform(DelegateExecution execution) {
        renewals.begin();
    }
}
