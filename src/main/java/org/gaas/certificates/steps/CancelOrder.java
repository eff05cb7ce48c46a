package org.gaas.certificates.steps;

import static org.gaas.certificates.Order.ORDER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.certificates.Purchases;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** Nobody will use it: its key is erased. */
@Component
class CancelOrder implements Step {
    private final Purchases purchases;

    CancelOrder(Purchases purchases) {
        this.purchases = purchases;
    }

    @Override
    public void perform(DelegateExecution execution) {
        purchases.cancel(ORDER.in(execution));
    }
}
