package org.gaas.installations;

import java.time.LocalDate;
import java.util.Optional;
import org.gaas.engine.Money;

/**
 * Something is to be charged on: bought for an installation or for what they share, or agreed to be paid once. Published inside the transaction that makes it so: a
 * listener that throws keeps it from being so.
 *
 * @param source what it came from, the same for ever, for example {@code certificate-order:17}: counted once
 * @param kind what it is, in a word: {@code certificate}
 * @param date when it was bought or became due
 * @param installation for which; empty when it is nobody's in particular
 * @param orderNumber the supplier's; empty where there is none
 */
public record Expense(
        String source,
        String kind,
        LocalDate date,
        Optional<InstallationId> installation,
        Money price,
        String orderNumber) {}
