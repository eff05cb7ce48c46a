package org.gaas.certificates;

import java.net.URI;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gaas.certificates.Order.Purchase;
import org.gaas.certificates.Order.State;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is known about certificates, their orders, chains and keys. All changes may be repeated: a step that was killed
 * finds its own work done.
 */
@Component
public class Certificates {
    private final CertificateRows rows;
    private final InventoryRows inventory;
    private final KeyVault vault;
    private final Clock clock;

    public Certificates(JdbcClient database, KeyVault vault, Clock clock) {
        this.rows = new CertificateRows(database);
        this.inventory = new InventoryRows(database);
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * From here on the desk looks after a certificate.
     *
     * @return its number
     */
    @Transactional
    public long add(Subscription subscription) {
        return rows.add(subscription, clock.instant());
    }

    /**
     * What is agreed about the certificate of an owner, from now on; others who agree something for the same owner wait
     * until the caller's transaction ends.
     *
     * @return its number, the same for ever
     */
    @Transactional
    public long agree(Subscription subscription) {
        var known = rows.ofOwner(subscription.owner());
        known.ifPresent(number -> rows.agree(number, subscription));
        return known.orElseGet(() -> add(subscription));
    }

    /** The numbers of all that the desk looks after. */
    public List<Long> all() {
        return rows.all();
    }

    /** The number of the one that was agreed for an owner. */
    public Optional<Long> ofOwner(Owner owner) {
        return rows.ofOwner(owner);
    }

    /** The newest that web servers use. */
    public Optional<Order> inUse(long certificate) {
        return rows.ordersOf(certificate).stream()
                .filter(order -> order.state() == State.INSTALLED)
                .findFirst();
    }

    /**
     * What is agreed about it.
     *
     * @throws IllegalArgumentException there is none with this number
     */
    public Subscription subscription(long certificate) {
        return rows.subscription(certificate)
                .orElseThrow(() -> new IllegalArgumentException("there is no certificate " + certificate));
    }

    /**
     * The order of a process: made with its key and its request when there is none yet, both in one transaction. Whoever
     * asks again gets the same.
     */
    @Transactional
    public Order open(long certificate, String process) {
        var known = rows.orderOf(process);
        if (known.isPresent()) return known.get();
        var agreed = subscription(certificate);
        var keys = agreed.keys().make();
        var request = SigningRequest.of(agreed.names(), agreed.keys(), keys);
        try {
            vault.keep(rows.open(certificate, process, request, clock.instant()), keys.getPrivate());
        } catch (DuplicateKeyException meanwhile) {
            // another attempt of the same step: its order counts
        }
        return rows.orderOf(process).orElseThrow();
    }

    /** The order of a process, where it has one. */
    public Optional<Order> orderOf(String process) {
        return rows.orderOf(process);
    }

    public Order order(long number) {
        return rows.order(number)
                .orElseThrow(() -> new IllegalArgumentException("there is no certificate order " + number));
    }

    /** Notes where an authority keeps an order; empty: there is none any more, another one is needed. */
    public void ordered(long order, Optional<URI> place) {
        rows.ordered(order, place);
    }

    /** Where the desk's account at an authority is; empty before it signed up. */
    Optional<URI> account(String authority) {
        return rows.account(authority);
    }

    void signedUp(String authority, URI place) {
        rows.signedUp(authority, place);
    }

    /** Notes where it was bought; the day stays the one that was told first. */
    public void bought(long order, Purchase purchase) {
        rows.bought(order, purchase);
    }

    /** The private key of an order; empty when it was given up. */
    public Optional<PrivateKey> key(long order) {
        return vault.of(order);
    }

    /** Keeps what passed the checks: the chain, and the key that belongs to it when that was brought. */
    @Transactional
    public void keep(long order, Chain chain, PrivateKey key) {
        rows.keep(order, chain, clock.instant());
        vault.keep(order, key);
        rows.change(order, State.CHECKED);
    }

    /** What was checked for an order. */
    public Optional<Chain> chain(long order) {
        return rows.chain(order);
    }

    /** Notes what was found in what was handed over, for people. */
    public void found(long order, String findings) {
        rows.found(order, findings);
    }

    /** What was found in what was handed over last; empty when nothing was. */
    public String findings(long order) {
        return rows.findings(order);
    }

    public void change(long order, State state) {
        rows.change(order, state);
    }

    /** Nobody will use it: its key is gone for good. */
    @Transactional
    public void cancel(long order) {
        rows.cancel(order, clock.instant());
        vault.forget(order);
    }

    /** Whoever pays wants no other one: it is not renewed, until something is agreed anew. */
    public void lapse(long certificate) {
        rows.lapse(certificate);
    }

    /** Others that agree something for this certificate, or renew it, wait until the caller's transaction ends. */
    void alone(long certificate) {
        rows.ofOwner(subscription(certificate).owner());
    }

    /** All of them, with what is in use and what was done about it last. */
    public List<InventoryItem> inventory() {
        return inventory.items();
    }

    /** The orders that were opened since then, of an authority or of people. */
    List<RenewalQueue.Begun> openedSince(Instant since, Optional<String> authority) {
        return inventory.openedSince(since, authority);
    }

    /** The key of what is in use nowhere any more is gone for good. */
    public void forgetKey(long order) {
        vault.forget(order);
    }

    /** Those that an owner has. */
    List<Long> of(Owner owner) {
        return rows.of(owner);
    }

    /** Nobody needs it any more: the desk looks after it no longer, waits for none, and has no key of it. */
    @Transactional
    public void end(long certificate) {
        for (var order : rows.ordersOf(certificate)) {
            if (order.state().isOpen()) cancel(order.number());
            vault.forget(order.number());
        }
        rows.end(certificate, clock.instant());
    }

    /** All orders of a certificate, the newest first. */
    public List<Order> ordersOf(long certificate) {
        return rows.ordersOf(certificate);
    }
}
