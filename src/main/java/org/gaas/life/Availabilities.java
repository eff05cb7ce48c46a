package org.gaas.life;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.gaas.billing.Fees;
import org.gaas.billing.PriceList;
import org.gaas.billing.QuoteLine;
import org.gaas.billing.Quotes;
import org.gaas.engine.ApprovalVoid;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Policy;
import org.gaas.installations.Customer;
import org.gaas.installations.Customers;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.onboarding.RequestRefused;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.production.ProductionOrder;
import org.gaas.production.ProductionOrders;
import org.gaas.tasks.AgreedAvailability;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When somebody is there for productions, as it was agreed: with the order, and later. Due dates follow it. */
@Component
public class Availabilities implements AgreedAvailability {
    private final AvailabilityRows rows;
    private final AvailabilityPlan plan;
    private final Offboardings offboardings;
    private final ProductionOrders orders;
    private final Installations installations;
    private final Policy policy;
    private final People people;
    private final Billed billed;
    private final Clock clock;
    private final ZoneId zone;

    Availabilities(
            AvailabilityRows rows,
            AvailabilityPlan plan,
            Offboardings offboardings,
            ProductionOrders orders,
            Installations installations,
            Policy policy,
            People people,
            Billed billed,
            Clock clock,
            @Value("${gaas.zone}") ZoneId zone) {
        this.rows = rows;
        this.plan = plan;
        this.offboardings = offboardings;
        this.orders = orders;
        this.installations = installations;
        this.policy = policy;
        this.people = people;
        this.billed = billed;
        this.clock = clock;
        this.zone = zone;
    }

    /** What the customer pays for it, and from when on. */
    @Component
    static class Billed {
        private final PriceList prices;
        private final Quotes quotes;
        private final Fees fees;
        private final Customers customers;

        Billed(PriceList prices, Quotes quotes, Fees fees, Customers customers) {
            this.prices = prices;
            this.quotes = quotes;
            this.fees = fees;
            this.customers = customers;
        }

        /** Nobody pays for days on which it was not so yet. */
        private void change(Installation production, AvailabilityChange change, LocalDate today) {
            var since = change.since().isBefore(today) ? today : change.since();
            var customer = production.customer().flatMap(customers::find).map(Customer::name);
            var line = new QuoteLine(prices.of(kind(change.availability())), 1);
            var quote = quotes.offer(
                    "availability:" + change.number(),
                    production.project(),
                    customer.orElseThrow().value(),
                    List.of(line));
            var accepted = quotes.accept(quote.number(), change.reason(), "");
            fees.end(production.project(), kind(change.before()), since.minusDays(1));
            fees.begin(accepted, since);
        }

        private static String kind(String availability) {
            return "hosting-" + availability;
        }
    }

    /** The change with this number. */
    public AvailabilityChange numbered(long number) {
        return rows.numbered(number);
    }

    /** The change that a process is about; empty before its request was looked at. */
    public Optional<AvailabilityChange> of(String process) {
        return rows.of(process);
    }

    /** What is agreed for a production today; empty for what is none. */
    @Override
    public Optional<String> of(Installation installation) {
        return rows.last(installation.number())
                .map(AvailabilityChange::availability)
                .or(() -> orders.about(installation)
                        .filter(order -> order.production() == installation.number())
                        .map(ProductionOrder::availability));
    }

    /** The change that is decided, or waits for its day. */
    Optional<AvailabilityChange> running(InstallationId production) {
        return rows.running(offboardings.production(production).number());
    }

    /** When it becomes so: at the beginning of the day. */
    public String sinceAt(AvailabilityChange change) {
        return change.since().atStartOfDay(zone).toInstant().toString();
    }

    /**
     * Says early, at a door, what {@link #accept} would refuse.
     *
     * @throws InvalidInput {@code INSTALLATION_UNKNOWN}, {@code NOT_A_PRODUCTION}, {@code NOT_OPEN_YET}, {@code BUSY},
     *     {@code BEING_REMOVED}, {@code AVAILABILITY_UNKNOWN}, {@code AVAILABILITY_SAME}, {@code DATE_PAST} or
     *     {@code PRICE_UNKNOWN}
     * @throws Forbidden {@code ROLE_REQUIRED}: managers agree things with customers
     */
    public void requirePossible(AvailabilityRequest request, String person) {
        var production = offboardings.production(request.production());
        offboardings.requireLiving(production);
        people.require(person, Role.MANAGERS);
        var known = policy.environment(production.environment()).availability();
        if (!known.contains(request.availability()))
            throw invalid("AVAILABILITY_UNKNOWN", "must be one of: " + String.join(", ", known));
        if (of(production).filter(request.availability()::equals).isPresent())
            throw invalid("AVAILABILITY_SAME", "is what is agreed already");
        if (rows.running(production.number()).isPresent()
                || offboardings.running(production).isPresent()) throw busy(request.production());
        billed.prices.of(Billed.kind(request.availability()));
        since(request);
    }

    /**
     * Takes the production for this process; may be repeated by the same one.
     *
     * @throws RequestRefused it can't be; nothing is stored
     */
    @Transactional
    public AvailabilityChange accept(AvailabilityRequest request, String person, String process) throws RequestRefused {
        var known = of(process);
        if (known.isPresent()) return known.get();
        try {
            requirePossible(request, person);
            var production = offboardings.production(request.production());
            rows.insert(
                    process,
                    production.number(),
                    of(production).orElseThrow(),
                    request,
                    since(request),
                    person,
                    clock.instant());
            var change = of(process).orElseThrow();
            if (!request.reason().isEmpty()) heard(change, request.reason());
            return numbered(change.number());
        } catch (InvalidInput no) {
            throw RequestRefused.because(no);
        } catch (Forbidden no) {
            throw RequestRefused.because(no);
        } catch (DuplicateKeyException another) {
            throw RequestRefused.because(busy(request.production()));
        }
    }

    /**
     * From here on it is so: due dates follow, and the fee of before ends on the day before the new one begins. Perhaps
     * again.
     *
     * @throws ApprovalVoid it is not what was approved, or was approved too long ago
     * @throws RequestRefused production is on its way out
     */
    @Transactional
    public void change(long number) throws ApprovalVoid, RequestRefused {
        var change = rows.numbered(number);
        if (change.changed().isPresent()) return;
        var production = installations.numbered(change.production());
        if (production.state() != Installation.State.INSTALLED)
            throw RequestRefused.because(
                    new InvalidInput("installation", "BEING_REMOVED", production.id() + " is not there any more"));
        plan.require(change);
        billed.change(production, change, today());
        rows.change(number, clock.instant());
    }

    /** Whether the customer accepted just this, at this price. */
    public boolean isHeard(AvailabilityChange change) {
        var now = plan.asked(change).hash();
        return !change.reason().isEmpty() && change.accepted().orElse(now).equals(now);
    }

    /** The customer accepted it as it is now. */
    void heard(AvailabilityChange change, String words) {
        rows.heard(change.number(), words, plan.asked(change).hash());
    }

    /** It stays as it was agreed before. */
    public void keep(long number) {
        rows.keep(number);
    }

    private LocalDate since(AvailabilityRequest request) {
        var today = today();
        var since = request.since().orElse(today);
        if (since.isBefore(today))
            throw new InvalidInput(LifeVars.SINCE.name(), "DATE_PAST", "is over already: today is " + today);
        return since;
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(zone));
    }

    private static InvalidInput invalid(String rule, String sentence) {
        return new InvalidInput("availability", rule, sentence);
    }

    private static InvalidInput busy(InstallationId production) {
        return new InvalidInput(
                "installation", "BUSY", "something else is being done with " + production + ": wait for its end");
    }
}
