package org.gaas.billing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.gaas.billing.Quote.Answer;
import org.gaas.billing.Quote.State;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.ProjectName;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The quotes that customers were sent. Each is answered once. */
@Component
public class Quotes {
    private static final int LONGEST = 400;

    private final QuoteRows rows;
    private final BillingSettings settings;
    private final Clock clock;

    Quotes(QuoteRows rows, BillingSettings settings, Clock clock) {
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Offers it; a step that is done again gets the quote that it made before.
     *
     * @param source what asks for it: there is one quote for it
     * @throws InvalidInput {@code QUOTE_EMPTY}
     */
    @Transactional
    public Quote offer(String source, ProjectName project, String customer, List<QuoteLine> lines) {
        if (lines.isEmpty()) throw new InvalidInput("price", "QUOTE_EMPTY", "a quote offers at least one thing");
        return rows.from(source).orElseGet(() -> {
            var until = today().plusDays(settings.quoteDays());
            rows.add(source, project, customer, lines, settings.exclusions(), clock.instant(), until);
            return rows.from(source).orElseThrow();
        });
    }

    /**
     * @throws InvalidInput {@code QUOTE_UNKNOWN}
     */
    public Quote numbered(long number) {
        return rows.numbered(number)
                .orElseThrow(() -> new InvalidInput("quote", "QUOTE_UNKNOWN", "there is no quote " + number));
    }

    /** Whether it was accepted, or may still be. */
    public boolean isGood(Quote quote) {
        return quote.answer().map(answer -> answer.state() == State.ACCEPTED).orElseGet(() -> !today().isAfter(
                        quote.until()));
    }

    /** Of a project, newest first. */
    public List<Quote> of(ProjectName project) {
        return rows.of(project);
    }

    /**
     * @param orderNumber the customer's own, may be empty
     * @throws InvalidInput {@code FIELD_REQUIRED}, {@code FIELD_TOO_LONG}, {@code QUOTE_ANSWERED} or {@code QUOTE_LAPSED}
     */
    @Transactional
    public Quote accept(long number, String by, String orderNumber) {
        return answered(number, State.ACCEPTED, required("name", by), orderNumber.strip(), "");
    }

    /**
     * @throws InvalidInput as {@link #accept}
     */
    @Transactional
    public Quote refuse(long number, String by, String reason) {
        return answered(number, State.REFUSED, required("name", by), "", required("reason", reason));
    }

    /** Takes an open quote back; one that was answered stays as it was. */
    @Transactional
    public Quote withdraw(long number, String by, String reason) {
        rows.answer(number, new Answer(State.WITHDRAWN, by, "", reason, clock.instant()));
        return numbered(number);
    }

    private Quote answered(long number, State state, String by, String orderNumber, String reason) {
        var quote = numbered(number);
        fits("orderNumber", orderNumber);
        if (quote.answer().isEmpty() && today().isAfter(quote.until()))
            throw new InvalidInput(
                    "quote",
                    "QUOTE_LAPSED",
                    "could be answered until " + quote.until() + "; ask the hosting company for a new one");
        if (!rows.answer(number, new Answer(state, by, orderNumber, reason, clock.instant())))
            return sameAsBefore(numbered(number), state, by, orderNumber, reason);
        return numbered(number);
    }

    /** An answer that is sent twice counts once. */
    private static Quote sameAsBefore(Quote quote, State state, String by, String orderNumber, String reason) {
        var before = quote.answer().orElseThrow();
        if (before.state() == state
                && before.by().equals(by)
                && before.orderNumber().equals(orderNumber)
                && before.reason().equals(reason)) return quote;
        throw new InvalidInput(
                "quote",
                "QUOTE_ANSWERED",
                switch (before.state()) {
                    case ACCEPTED -> "was accepted by " + before.by() + " already";
                    case REFUSED -> "was refused by " + before.by() + " already";
                    case WITHDRAWN ->
                        "was taken back by the hosting company; a new one follows when it is still wanted";
                });
    }

    private static String required(String field, String written) {
        if (written.isBlank()) throw InvalidInput.missing(field);
        return fits(field, written.strip());
    }

    private static String fits(String field, String text) {
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl))
            throw new InvalidInput(field, "FIELD_TOO_LONG", "must be one line of at most " + LONGEST + " characters");
        return text;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }
}
