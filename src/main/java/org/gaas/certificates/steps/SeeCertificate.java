package org.gaas.certificates.steps;

import static org.gaas.certificates.Order.ORDER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.certificates.NotSeen;
import org.gaas.certificates.Purchases;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** By a handshake for each name, as visitors do. */
@Component
class SeeCertificate implements Step {
    private final Purchases purchases;

    SeeCertificate(Purchases purchases) {
        this.purchases = purchases;
    }

    @Override
    public void perform(DelegateExecution execution) throws NotSeen {
        purchases.see(ORDER.in(execution));
    }
}
