package org.gaas.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount of money, in whole cents; rounded once, half up, when it is made.
 *
 * @param amount of two decimals
 */
public record Money(BigDecimal amount, Currency currency) {
    private static final Currency EURO = Currency.getInstance("EUR");

    public Money {
        amount = amount.setScale(2, RoundingMode.HALF_UP);
    }

    public static Money euro(String amount) {
        return new Money(new BigDecimal(amount), EURO);
    }

    /**
     * A price as people write it: {@code 129}, {@code 129.00} or {@code 129,00}, in euros.
     *
     * @param field where it was written
     * @throws InvalidInput {@code PRICE_INVALID}: not from 0 to 99,999.99, or more than two decimals
     */
    public static Money price(String field, String written) {
        if (written.strip().matches("[0-9]{1,5}([.,][0-9]{1,2})?"))
            return euro(written.strip().replace(',', '.'));
        throw new InvalidInput(field, "PRICE_INVALID", "must be an amount in euros such as 129.00, without thousands");
    }

    /**
     * @throws IllegalArgumentException they are of different currencies
     */
    public boolean isAbove(Money other) {
        if (!currency.equals(other.currency))
            throw new IllegalArgumentException("can't compare " + this + " with " + other);
        return amount.compareTo(other.amount) > 0;
    }

    /** As {@link #price} reads it; without the currency. */
    public String plain() {
        return amount.toPlainString();
    }

    @Override
    public String toString() {
        return currency.getCurrencyCode() + " " + plain();
    }
}
