package org.gaas.billing;

import java.time.LocalDate;
import org.gaas.engine.Money;

/**
 * Something that finance charges on, but for hours.
 *
 * @param source what it came from, the same for ever: there is one line for it
 * @param kind what it is, in a word: {@code certificate}
 * @param work for whom it is
 * @param orderNumber the supplier's; empty where there is none
 */
public record BillingLine(String source, String kind, LocalDate date, Work work, Money price, String orderNumber) {}
