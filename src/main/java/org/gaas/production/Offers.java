package org.gaas.production;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gaas.billing.PriceList;
import org.gaas.billing.Quote;
import org.gaas.billing.QuoteLine;
import org.gaas.billing.Quotes;
import org.gaas.certificates.Way;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Money;
import org.gaas.installations.Customer;
import org.gaas.installations.Customers;
import org.gaas.installations.Installation;
import org.gaas.installations.Installations;
import org.springframework.stereotype.Component;

/**
 * What production costs, from the price list: {@code production-setup} once, {@code hosting-5x8} (or whatever
 * availability the policy names) and, where somebody else than the customer brings the certificate,
 * {@code certificate-ordered} or {@code certificate-acme}.
 */
@Component
public class Offers {
    private final PriceList prices;
    private final Quotes quotes;
    private final ProductionOrders orders;
    private final Installations installations;
    private final Customers customers;
    private final BeforeOrder before;
    private final QuotedDevelopers developers;

    Offers(
            PriceList prices,
            Quotes quotes,
            ProductionOrders orders,
            Installations installations,
            Customers customers,
            BeforeOrder before,
            QuotedDevelopers developers) {
        this.prices = prices;
        this.quotes = quotes;
        this.orders = orders;
        this.installations = installations;
        this.customers = customers;
        this.before = before;
        this.developers = developers;
    }

    /**
     * @throws org.gaas.engine.InvalidInput {@code PRICE_UNKNOWN}: it can't be offered
     */
    void requirePrices(ProductionPlan plan) {
        lines(plan.availability(), plan.certificate());
    }

    /**
     * The quote for an order: the one that holds while it offers the same, by the same developers, and may still be
     * answered, else a new one.
     */
    public Quote offer(long number) {
        var order = orders.numbered(number);
        var lines = lines(order.availability(), order.certificate());
        var holds = order.quote().map(quotes::numbered);
        if (holds.filter(quote -> quote.lines().equals(lines) && quotes.isGood(quote))
                .filter(quote -> developers.names(quote.number(), order.developers()))
                .isPresent()) return holds.get();
        var source =
                "production-order:" + number + ":" + quotes.of(order.project()).size();
        var quote = quotes.offer(source, order.project(), customerOf(order), lines);
        developers.name(quote.number(), order.developers());
        orders.quote(number, quote.number());
        return quote;
    }

    /**
     * The customer accepts the quote that holds, and is no prospect any more; what it says of a certificate is the
     * project's ceiling from then on.
     *
     * @param by who, as they call themselves
     * @param orderNumber the customer's own, may be empty
     * @throws QuoteLapsed it was open for too long
     */
    public void accept(long number, String by, String orderNumber) throws QuoteLapsed {
        try {
            ceiling(quotes.accept(holding(number), by, orderNumber))
                    .ifPresent(ceiling -> before.allow(orders.numbered(number), ceiling));
            production(number).customer().ifPresent(customers::markPaying);
        } catch (InvalidInput no) {
            if (no.rule().equals("QUOTE_LAPSED")) throw new QuoteLapsed(no.getMessage());
            throw no;
        }
    }

    /**
     * The customer does not want it.
     *
     * @throws QuoteRefused always, once that is written down
     */
    public void refuse(long number, String by, String reason) throws QuoteRefused {
        quotes.refuse(holding(number), by, reason);
        throw new QuoteRefused(by, reason);
    }

    private long holding(long number) {
        return orders.numbered(number).quote().orElseThrow();
    }

    /** Up to which price a quote lets certificates be bought without asking; empty: it says nothing of them. */
    static Optional<Money> ceiling(Quote quote) {
        return quote.lines().stream()
                .filter(line -> line.price().kind().startsWith("certificate-"))
                .map(QuoteLine::total)
                .findFirst();
    }

    private Installation production(long number) {
        return installations.numbered(orders.numbered(number).production());
    }

    private String customerOf(ProductionOrder order) {
        return Optional.of(installations.numbered(order.production()))
                .flatMap(Installation::customer)
                .flatMap(customers::find)
                .map(Customer::name)
                .orElseThrow()
                .value();
    }

    private List<QuoteLine> lines(String availability, Way certificate) {
        var lines = new ArrayList<QuoteLine>();
        lines.add(new QuoteLine(prices.of("production-setup"), 1));
        lines.add(new QuoteLine(prices.of("hosting-" + availability), 1));
        switch (certificate) {
            case ORDERED -> lines.add(new QuoteLine(prices.of("certificate-ordered"), 1));
            case ACME -> lines.add(new QuoteLine(prices.of("certificate-acme"), 1));
            case BROUGHT -> {
                // whoever brings it pays for it
            }
        }
        return List.copyOf(lines);
    }
}
