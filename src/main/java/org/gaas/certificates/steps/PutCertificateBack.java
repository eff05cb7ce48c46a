package org.gaas.certificates.steps;

import static org.gaas.certificates.Order.ORDER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.certificates.Purchases;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** The one before is in use again. */
@Component
class PutCertificateBack implements Step {
    private final Purchases purchases;

    PutCertificateBack(Purchases purchases) {
        this.purchases = purchases;
    }

    @Override
    public void perform(DelegateExecution execution) {
        purchases.putBack(ORDER.in(execution));
    }
}
