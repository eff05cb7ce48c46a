package org.gaas.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount of money, in the smallest units of its currency and no smaller ones: rounded once, half up, when it is made.
 *
 * @param currency as in ISO 4217
 */
public record Money(BigDecimal amount, Currency currency) {
    /** What no fee or month of ours costs: who writes more has written something else. */
    private static final BigDecimal MOST = BigDecimal.valueOf(10_000_000);

    private static final Currency EURO = Currency.getInstance("EUR");

    public Money {
        amount = amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP);
    }

    public static Money euro(String amount) {
        return new Money(new BigDecimal(amount), EURO);
    }

    /**
     * The price of a single thing in euros, as {@link #parse} reads it.
     *
     * @param field where it was written
     * @throws InvalidInput {@code PRICE_INVALID}: not from 0 to 99,999.99, or more than two decimals
     */
    public static Money price(String field, String written) {
        if (written.strip().matches("[0-9]{1,5}([.,][0-9]{1,2})?")) return parse(field, written, EURO);
        throw new InvalidInput(field, "PRICE_INVALID", "must be an amount in euros such as 129.00, without thousands");
    }

    /**
     * What a person writes: {@code 95}, {@code 95.50} or {@code 95,50}. Thousands are not parted, so that nobody takes a
     * point for a comma.
     *
     * @param field where it was written, for the refusal
     * @throws InvalidInput {@code PRICE_INVALID} or {@code PRICE_TOO_HIGH}
     */
    public static Money parse(String field, String written, Currency currency) {
        var digits = currency.getDefaultFractionDigits();
        var text = written.strip();
        if (!text.matches("[0-9]{1,12}" + (digits > 0 ? "([.,][0-9]{1," + digits + "})?" : "")))
            throw new InvalidInput(field, "PRICE_INVALID", "must be an amount like 1250 or 95,50, without a currency");
        var money = new Money(new BigDecimal(text.replace(',', '.')), currency);
        if (money.amount.compareTo(MOST) > 0)
            throw new InvalidInput(field, "PRICE_TOO_HIGH", "must be at most " + MOST.toPlainString());
        return money;
    }

    /**
     * @throws IllegalArgumentException when the other is in another currency
     */
    public boolean isAbove(Money other) {
        if (!currency.equals(other.currency))
            throw new IllegalArgumentException(this + " and " + other + " are in different currencies");
        return amount.compareTo(other.amount) > 0;
    }

    /** As {@link #price} reads it; without the currency. */
    public String plain() {
        return amount.toPlainString();
    }

    /** For people and files: {@code EUR 95.50}. */
    @Override
    public String toString() {
        return currency.getCurrencyCode() + " " + plain();
    }
}
