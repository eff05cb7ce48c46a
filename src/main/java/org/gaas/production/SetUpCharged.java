package org.gaas.production;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.gaas.billing.Per;
import org.gaas.billing.Quote;
import org.gaas.billing.Quotes;
import org.gaas.engine.TaskCompleted;
import org.gaas.installations.Expense;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the customer accepted to pay once is charged with the hand-over: from then on nothing is withdrawn any more. */
@Component
class SetUpCharged {
    private final ProductionOrders orders;
    private final Installations installations;
    private final Quotes quotes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SetUpCharged(
            ProductionOrders orders,
            Installations installations,
            Quotes quotes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.orders = orders;
        this.installations = installations;
        this.quotes = quotes;
        this.events = events;
        this.clock = clock;
    }

    /** In the transaction that hands over. */
    @EventListener
    void handedOver(TaskCompleted task) {
        if (!task.task().equals("Task_HandOverProduction")) return;
        orders.of(task.processInstance()).ifPresent(order -> order.quote()
                .map(quotes::numbered)
                .ifPresent(quote ->
                        charge(quote, installations.numbered(order.production()).id())));
    }

    private void charge(Quote quote, InstallationId production) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (var line : quote.lines()) {
            if (line.price().per() != Per.ONCE || line.total().amount().compareTo(BigDecimal.ZERO) == 0) continue;
            events.publishEvent(new Expense(
                    "quote:" + quote.number() + ":" + line.price().kind(),
                    line.price().kind(),
                    today,
                    Optional.of(production),
                    line.total(),
                    ""));
        }
    }
}
