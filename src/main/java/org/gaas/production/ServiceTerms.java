package org.gaas.production;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.gaas.billing.Fees;
import org.gaas.billing.Quotes;
import org.gaas.fleet.Policy;
import org.gaas.installations.Installation;
import org.gaas.installations.Installations;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is done for a production again and again, and what the customer pays for it: both begin, both end. */
@Component
public class ServiceTerms {
    private final ProductionOrders orders;
    private final Installations installations;
    private final Schedules schedules;
    private final Quotes quotes;
    private final Fees fees;
    private final BeforeOrder before;
    private final Policy policy;
    private final OrderDevelopers developers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ServiceTerms(
            ProductionOrders orders,
            Installations installations,
            Schedules schedules,
            Quotes quotes,
            Fees fees,
            BeforeOrder before,
            Policy policy,
            OrderDevelopers developers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.orders = orders;
        this.installations = installations;
        this.schedules = schedules;
        this.quotes = quotes;
        this.fees = fees;
        this.before = before;
        this.policy = policy;
        this.developers = developers;
        this.events = events;
        this.clock = clock;
    }

    /** What is done again and again for both halves begins. */
    @Transactional
    public void schedule(long number) {
        var order = orders.numbered(number);
        for (var half : halves(order)) schedules.begin(half, policy.environment(half.environment()), today());
    }

    /** It is handed over: the customer pays from today on. */
    @Transactional
    public void startFees(long number) {
        var order = orders.numbered(number);
        if (order.opened().isPresent()) return;
        fees.begin(quotes.numbered(order.quote().orElseThrow()), today());
        orders.open(number);
    }

    /** Nothing comes of it: an open quote is taken back, what was agreed for it ends, nothing is done any more. */
    @Transactional
    public void withdraw(long number) {
        var order = orders.numbered(number);
        order.quote().ifPresent(quote -> quotes.withdraw(quote, order.requester(), "the request was withdrawn"));
        developers.end(order);
        before.takeBack(order);
        for (var half : halves(order)) schedules.end(half, today());
        orders.end(number);
        events.publishEvent(new OrderEnded(order));
    }

    /** It was open and never handed over: nothing is paid for it, and nothing is done any more. */
    @Transactional
    public void endBeforeHandOver(long number, LocalDate until) {
        var order = orders.numbered(number);
        order.opened()
                .map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC))
                .ifPresent(since -> fees.strike(order.project(), since));
        developers.end(order);
        end(number, until);
    }

    /** It is ended for good: nothing is paid after this day, and nothing is done any more; perhaps again. */
    @Transactional
    public void end(long number, LocalDate until) {
        var order = orders.numbered(number);
        fees.end(order.project(), until);
        for (var half : halves(order)) schedules.end(half, until);
        orders.end(number);
    }

    private List<Installation> halves(ProductionOrder order) {
        return List.of(installations.numbered(order.production()), installations.numbered(order.acceptance()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
