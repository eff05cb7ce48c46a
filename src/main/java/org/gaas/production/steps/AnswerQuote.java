package org.gaas.production.steps;

import static org.gaas.production.ProductionVars.ORDER;
import static org.gaas.production.ProductionVars.QUOTE_ANSWER;
import static org.gaas.production.ProductionVars.QUOTE_BY;
import static org.gaas.production.ProductionVars.QUOTE_ORDER_NUMBER;
import static org.gaas.production.ProductionVars.QUOTE_REASON;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Refusal;
import org.gaas.engine.Step;
import org.gaas.production.Offers;
import org.springframework.stereotype.Component;

/** Writes down what the customer said; it can't be changed afterwards. */
@Component
class AnswerQuote implements Step {
    private final Offers offers;

    AnswerQuote(Offers offers) {
        this.offers = offers;
    }

    @Override
    public void perform(DelegateExecution execution) throws Refusal {
        var order = ORDER.in(execution);
        var by = QUOTE_BY.find(execution).orElse("");
        if (QUOTE_ANSWER.in(execution).equals("accept"))
            offers.accept(order, by, QUOTE_ORDER_NUMBER.find(execution).orElse(""));
        else offers.refuse(order, by, QUOTE_REASON.find(execution).orElse(""));
    }
}
