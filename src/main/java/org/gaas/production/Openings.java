package org.gaas.production;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.gaas.billing.Fees;
import org.gaas.billing.Quotes;
import org.gaas.certificates.CertificateName;
import org.gaas.certificates.Certificates;
import org.gaas.certificates.KeyKind;
import org.gaas.certificates.Ordering;
import org.gaas.certificates.Owner;
import org.gaas.certificates.StandingOrders;
import org.gaas.certificates.Subscription;
import org.gaas.certificates.Way;
import org.gaas.fleet.Policy;
import org.gaas.installations.Installation;
import org.gaas.installations.Installations;
import org.gaas.sites.ClosedSites;
import org.gaas.sites.OwnNames;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How production comes to be open: its certificate, its visitors, what is done for it from then on, and its fees. */
@Component
public class Openings {
    private final ProductionOrders orders;
    private final Installations installations;
    private final OwnNames names;
    private final ClosedSites closed;
    private final Ordering certificates;
    private final Certificates inventory;
    private final StandingOrders standing;
    private final Offers offers;
    private final Quotes quotes;
    private final Fees fees;
    private final Schedules schedules;
    private final Policy policy;
    private final Clock clock;

    Openings(
            ProductionOrders orders,
            Installations installations,
            OwnNames names,
            ClosedSites closed,
            Ordering certificates,
            Certificates inventory,
            StandingOrders standing,
            Offers offers,
            Quotes quotes,
            Fees fees,
            Schedules schedules,
            Policy policy,
            Clock clock) {
        this.orders = orders;
        this.installations = installations;
        this.names = names;
        this.closed = closed;
        this.certificates = certificates;
        this.inventory = inventory;
        this.standing = standing;
        this.offers = offers;
        this.quotes = quotes;
        this.fees = fees;
        this.schedules = schedules;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Agrees on the certificate for all names of production, as the order and its quote say.
     *
     * @return the certificate's number
     */
    public long certificate(long number) {
        var order = orders.numbered(number);
        var production = installations.numbered(order.production());
        var acme = order.certificate() == Way.ACME;
        return certificates.agree(new Subscription(
                Owner.of(production),
                order.certificate(),
                acme ? Optional.of(certificates.authority(Optional.empty())) : Optional.empty(),
                KeyKind.values()[0],
                names.of(production).stream().map(CertificateName::of).toList(),
                production.customer(),
                offers.ceiling(order),
                standing.wanted(acme ? "always" : "never", order.requester())));
    }

    /**
     * From when it is published next, visitors are let in.
     *
     * @throws CertificateMissing nobody has one for it
     */
    public void open(long number) throws CertificateMissing {
        var production = installations.numbered(orders.numbered(number).production());
        if (inventory.ofOwner(Owner.of(production)).flatMap(inventory::inUse).isEmpty())
            throw new CertificateMissing(production.id());
        closed.open(production);
    }

    /** From when it is published next, nobody is let in any more. */
    public void close(long number) {
        closed.close(installations.numbered(orders.numbered(number).production()));
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

    /** Nothing comes of it: an open quote is taken back, nothing is done any more. */
    @Transactional
    public void withdraw(long number) {
        var order = orders.numbered(number);
        order.quote().ifPresent(quote -> quotes.withdraw(quote, order.requester(), "the request was withdrawn"));
        for (var half : halves(order)) schedules.end(half, today());
        orders.end(number);
    }

    private List<Installation> halves(ProductionOrder order) {
        return List.of(installations.numbered(order.production()), installations.numbered(order.acceptance()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
