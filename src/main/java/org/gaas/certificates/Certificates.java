package org.gaas.certificates;

import java.security.PrivateKey;
import java.time.Clock;
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
    private final KeyVault vault;
    private final Clock clock;

    public Certificates(JdbcClient database, KeyVault vault, Clock clock) {
        this.rows = new CertificateRows(database);
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

    public Order order(long number) {
        return rows.order(number)
                .orElseThrow(() -> new IllegalArgumentException("there is no certificate order " + number));
    }

    /** Notes where it was bought. */
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

    public void change(long order, State state) {
        rows.change(order, state);
    }

    /** Nobody will use it: its key is gone for good. */
    @Transactional
    public void cancel(long order) {
        rows.change(order, State.CANCELLED);
        vault.forget(order);
    }

    /** All orders of a certificate, the newest first. */
    public List<Order> ordersOf(long certificate) {
        return rows.ordersOf(certificate);
    }
}
