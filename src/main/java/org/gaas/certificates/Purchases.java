package org.gaas.certificates;

import java.security.PrivateKey;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gaas.certificates.Order.Purchase;
import org.gaas.certificates.Order.State;
import org.gaas.engine.Money;
import org.gaas.installations.Expense;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** A purchase or a renewal, step by step; nothing of it reaches a server before it is checked. */
@Component
public class Purchases {
    private final Certificates certificates;
    private final Ceilings ceilings;
    private final CertificateChecks checks;
    private final OthersNames others;
    private final CertificatePlaces places;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public Purchases(
            Certificates certificates,
            Ceilings ceilings,
            CertificateChecks checks,
            OthersNames others,
            CertificatePlaces places,
            ApplicationEventPublisher events,
            Clock clock) {
        this.certificates = certificates;
        this.ceilings = ceilings;
        this.checks = checks;
        this.others = others;
        this.places = places;
        this.events = events;
        this.clock = clock;
    }

    /** The order of a process, with its key and its request. */
    public Order open(long certificate, String process) {
        return certificates.open(certificate, process);
    }

    /** What is agreed about the certificate of an order. */
    public Subscription agreed(long order) {
        return certificates.subscription(certificates.order(order).certificate());
    }

    /**
     * Notes where it was bought.
     *
     * @param number the supplier's
     * @param renewal whether the desk itself began it: then it may not cost more than the last time either
     * @return whether the price is above the ceiling, so that somebody is asked
     */
    public boolean bought(long order, String supplier, String number, Optional<Money> price, boolean renewal)
            throws PurchaseIncomplete {
        if (supplier.isBlank() || number.isBlank() || price.isEmpty()) throw new PurchaseIncomplete();
        certificates.bought(order, new Purchase(supplier, number, price.get(), today()));
        return price.get().isAbove(ceilings.of(agreed(order).owner()))
                || renewal && Consent.isDearer(price.get(), paidBefore(order));
    }

    /** What the one that this order is to replace cost; empty: nothing is known, or there is none. */
    Optional<Money> paidBefore(long order) {
        return certificates.ordersOf(certificates.order(order).certificate()).stream()
                .filter(other -> other.number() < order && other.state() == State.INSTALLED)
                .flatMap(other -> other.purchase().stream())
                .map(Purchase::price)
                .findFirst();
    }

    /**
     * Takes what somebody hands over: kept when it passes all checks, else refused and nothing of it is kept.
     *
     * @return what is worth knowing about it
     */
    public List<CertificateFinding> handOver(long order, Material material) throws CertificateRefused {
        var checked = checked(order, material);
        certificates.found(order, words(checked.findings()));
        var good = checked.good().orElseThrow(() -> new CertificateRefused(checked.refusals()));
        certificates.keep(order, good.chain(), good.key());
        return checked.findings();
    }

    /** Looks once more, right before it is installed: days may have passed. */
    public void check(long order) throws CertificateRefused {
        var chain = certificates.chain(order);
        if (chain.isEmpty()) throw new CertificateRefused("No certificate was handed over yet.");
        var checked = checked(order, Material.issued(chain.get().certificates()));
        certificates.found(order, words(checked.findings()));
        if (checked.good().isEmpty()) throw new CertificateRefused(checked.refusals());
    }

    /** From here on web servers use it; the one before is kept there. */
    public void install(long order) {
        places.install(agreed(order), keyed(order));
        certificates.change(order, State.INSTALLED);
    }

    /** Looks from outside, name by name. */
    public void see(long order) throws NotSeen {
        var found = places.unseen(agreed(order), keyed(order).fingerprint());
        if (!found.isEmpty()) throw new NotSeen(String.join(" ", found));
    }

    /**
     * The one before comes back, where this one is in use; it may be so without the desk's knowing, after a crash. Where
     * there was none before, the new one stays: it is better than nothing.
     */
    public void putBack(long order) {
        var chain = certificates.chain(order);
        if (chain.isEmpty() || !hasBefore(order)) return;
        places.putBack(agreed(order), Fingerprint.of(chain.get().certificates()));
        certificates.change(order, State.PUT_BACK);
    }

    private boolean hasBefore(long order) {
        return certificates.ordersOf(certificates.order(order).certificate()).stream()
                .anyMatch(other -> other.number() < order && other.state() == State.INSTALLED);
    }

    /**
     * Tells what it cost, where it cost something; perhaps again when the step is repeated. Where nobody else pays, it is
     * the hosting company's, and nobody's in particular.
     */
    public void book(long order) {
        var agreed = agreed(order);
        certificates
                .order(order)
                .purchase()
                .ifPresent(purchase -> events.publishEvent(new Expense(
                        "certificate-order:" + order,
                        "certificate",
                        purchase.day(),
                        agreed.payer().flatMap(payer -> places.installation(agreed.owner())),
                        purchase.price(),
                        purchase.number())));
    }

    /** Nobody will use it; its key is erased. */
    public void cancel(long order) {
        certificates.cancel(order);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Checked checked(long order, Material material) {
        var agreed = agreed(order);
        var demand = new Demand(agreed.hosts(), certificates.key(order), others.besides(agreed.owner()));
        return checks.check(material, demand, clock.instant());
    }

    private KeyedChain keyed(long order) {
        var chain = certificates.chain(order);
        Optional<PrivateKey> key = certificates.key(order);
        if (chain.isEmpty() || key.isEmpty())
            throw new IllegalStateException("the certificate order " + order + " has no chain, or no key any more");
        return KeyedChain.of(chain.get().certificates(), key.get());
    }

    private static String words(List<CertificateFinding> findings) {
        var words = new StringBuilder();
        for (var finding : findings)
            words.append("- ").append(finding.words(Locale.ENGLISH)).append('\n');
        return words.toString();
    }
}
