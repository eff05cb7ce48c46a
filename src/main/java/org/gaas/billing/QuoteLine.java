package org.gaas.billing;

import java.math.BigDecimal;
import org.gaas.engine.Money;

/**
 * One thing that a quote offers.
 *
 * @param price as it was on the list on the day of the quote
 */
public record QuoteLine(Price price, int quantity) {
    private static final int MOST = 1000;

    /**
     * @throws IllegalArgumentException none, or more than a thousand
     */
    public QuoteLine {
        if (quantity < 1 || quantity > MOST)
            throw new IllegalArgumentException("a quote offers from 1 to " + MOST + " of a thing, not " + quantity);
    }

    public Money total() {
        return new Money(
                price.amount().amount().multiply(BigDecimal.valueOf(quantity)),
                price.amount().currency());
    }
}
