package org.gaas.production;

import java.util.List;
import java.util.Optional;
import org.gaas.certificates.CertificateName;
import org.gaas.certificates.Certificates;
import org.gaas.certificates.KeyKind;
import org.gaas.certificates.Ordering;
import org.gaas.certificates.Owner;
import org.gaas.certificates.StandingOrders;
import org.gaas.certificates.Subscription;
import org.gaas.certificates.Way;
import org.gaas.installations.Installations;
import org.gaas.sites.ClosedSites;
import org.gaas.sites.OwnNames;
import org.springframework.stereotype.Component;

/** Whether visitors are let into a production: its certificate, and its site that is closed or open. */
@Component
public class Openings {
    private final ProductionOrders orders;
    private final Installations installations;
    private final OwnNames names;
    private final ClosedSites closed;
    private final Ordering certificates;
    private final Certificates inventory;
    private final StandingOrders standing;
    private final List<OpeningHold> holds;

    Openings(
            ProductionOrders orders,
            Installations installations,
            OwnNames names,
            ClosedSites closed,
            Ordering certificates,
            Certificates inventory,
            StandingOrders standing,
            List<OpeningHold> holds) {
        this.orders = orders;
        this.installations = installations;
        this.names = names;
        this.closed = closed;
        this.certificates = certificates;
        this.inventory = inventory;
        this.standing = standing;
        this.holds = holds;
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
                standing.wanted(acme ? "always" : "never", order.requester())));
    }

    /**
     * From when it is published next, visitors are let in.
     *
     * @throws CertificateMissing nobody has one for it
     * @throws org.gaas.engine.Failure something holds it closed ({@link OpeningHold})
     */
    public void open(long number) throws CertificateMissing {
        var production = installations.numbered(orders.numbered(number).production());
        if (inventory.ofOwner(Owner.of(production)).flatMap(inventory::inUse).isEmpty())
            throw new CertificateMissing(production.id());
        for (var hold : holds) hold.require(production);
        orders.letIn(number);
        closed.open(production);
    }

    /** From when it is published next, nobody is let in any more. */
    public void close(long number) {
        closed.close(installations.numbered(orders.numbered(number).production()));
    }
}
