package org.gaas.certificates.steps;

import static org.gaas.certificates.Order.ORDER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.certificates.Purchases;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** What it cost is told to whoever writes bills. */
@Component
class BookCertificate implements Step {
    private final Purchases purchases;

    BookCertificate(Purchases purchases) {
        this.purchases = purchases;
    }

    @Override
    public void perform(DelegateExecution execution) {
        purchases.book(ORDER.in(execution));
    }
}
