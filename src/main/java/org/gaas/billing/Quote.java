package org.gaas.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.Money;
import org.gaas.installations.ProjectName;

/**
 * What a customer was offered. It never changes: who wants another one gets another number.
 *
 * @param source what asked for it, the same for ever: there is one quote for it
 * @param customer the customer's name on that day
 * @param exclusions what none of the prices included on that day
 * @param until the last day on which it may be accepted
 * @param answer none while it is open
 */
public record Quote(
        long number,
        String source,
        ProjectName project,
        String customer,
        List<QuoteLine> lines,
        List<Exclusion> exclusions,
        Instant offered,
        LocalDate until,
        Optional<Answer> answer) {
    public Quote {
        lines = List.copyOf(lines);
        exclusions = List.copyOf(exclusions);
    }

    /** How a quote ended. */
    public enum State {
        ACCEPTED,
        REFUSED,
        /** By the desk, before it was answered. */
        WITHDRAWN
    }

    /**
     * @param by who answered, as they call themselves
     * @param orderNumber the customer's own; empty where there is none
     * @param reason why it was refused or withdrawn; else empty
     */
    public record Answer(State state, String by, String orderNumber, String reason, Instant at) {}

    /** What is to be paid so often, without VAT; zero where nothing is. */
    public Money total(Per per) {
        var currency = lines.get(0).price().amount().currency();
        return new Money(
                lines.stream()
                        .filter(line -> line.price().per() == per)
                        .map(line -> line.total().amount())
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                currency);
    }
}
