package org.gaas.production.steps;

import static org.gaas.applications.Commit.COMMIT;
import static org.gaas.production.ProductionVars.ORDER;
import static org.gaas.production.ProductionVars.QUOTE_ACCEPTED;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.billing.Quote;
import org.gaas.engine.Step;
import org.gaas.production.Offers;
import org.gaas.production.ProductionOrders;
import org.springframework.stereotype.Component;

/** A quote of today's prices; one of the same prices that the customer accepted holds. */
@Component
class OfferQuote implements Step {
    private final Offers offers;
    private final ProductionOrders orders;

    OfferQuote(Offers offers, ProductionOrders orders) {
        this.offers = offers;
        this.orders = orders;
    }

    @Override
    public void perform(DelegateExecution execution) {
        orders.commit(ORDER.in(execution), COMMIT.in(execution));
        var quote = offers.offer(ORDER.in(execution));
        QUOTE_ACCEPTED.set(
                execution,
                quote.answer()
                        .filter(answer -> answer.state() == Quote.State.ACCEPTED)
                        .isPresent());
    }
}
