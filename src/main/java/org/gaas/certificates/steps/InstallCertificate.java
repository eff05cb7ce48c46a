package org.gaas.certificates.steps;

import static org.gaas.certificates.Order.ORDER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.certificates.Purchases;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** Chain and key as one; the one before is kept for the way back. */
@Component
class InstallCertificate implements Step {
    private final Purchases purchases;

    InstallCertificate(Purchases purchases) {
        this.purchases = purchases;
    }

    @Override
    public void perform(DelegateExecution execution) {
        purchases.install(ORDER.in(execution));
    }
}
