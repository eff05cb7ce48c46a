package org.gaas.certificates.steps;

import static org.gaas.certificates.Order.ORDER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.certificates.CertificateRefused;
import org.gaas.certificates.Purchases;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** Once more, right before it reaches a server. */
@Component
class CheckCertificate implements Step {
    private final Purchases purchases;

    CheckCertificate(Purchases purchases) {
        this.purchases = purchases;
    }

    @Override
    public void perform(DelegateExecution execution) throws CertificateRefused {
        purchases.check(ORDER.in(execution));
    }
}
