package org.gaas.production.steps;

import static org.gaas.production.ProductionVars.ORDER;
import static org.gaas.production.ProductionVars.QUOTE_ACCEPTED;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.billing.Quote;
import org.gaas.engine.Step;
import org.gaas.production.Offers;
import org.springframework.stereotype.Component;

/** A quote of today's prices; one of the same prices that the customer accepted holds. */
@Component
class OfferQuote implements Step {
    private final Offers offers;

    OfferQuote(Offers offers) {
        this.offers = offers;
    }

    @Override
    public void perform(DelegateExecution execution) {
        var quote = offers.offer(ORDER.in(execution));
        QUOTE_ACCEPTED.set(
                execution,
                quote.answer()
                        .filter(answer -> answer.state() == Quote.State.ACCEPTED)
                        .isPresent());
    }
}
