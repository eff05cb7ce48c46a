package org.gaas.certificates;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gaas.certificates.Order.State;
import org.gaas.engine.Progress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * An order that an authority fulfils by itself. Where it is there is stored before anything else is asked, so whoever
 * was killed goes on with the same order; every look does what is to be done next, and may be repeated.
 */
@Component
public class Issuance {
    private final CertificateAuthority authorities;
    private final AuthorityAccounts accounts;
    private final Certificates certificates;
    private final Purchases purchases;
    private final CertificatePlaces places;
    private final Clock clock;
    private final Duration pause;
    /** When each order may be asked about again; what a node forgets when it ends does no harm. */
    private final Map<Long, Instant> next = new ConcurrentHashMap<>();

    /**
     * @param pause how long an authority is left alone between two questions about an order
     */
    Issuance(
            CertificateAuthority authorities,
            AuthorityAccounts accounts,
            Certificates certificates,
            Purchases purchases,
            CertificatePlaces places,
            Clock clock,
            @Value("${gaas.certificates.authority-pause:PT2S}") Duration pause) {
        this.authorities = authorities;
        this.accounts = accounts;
        this.certificates = certificates;
        this.purchases = purchases;
        this.places = places;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Orders it, when that was not done already.
     *
     * @throws OrderRefused the authority does not issue for these names
     */
    public void begin(long number) throws OrderRefused {
        var order = certificates.order(number);
        if (order.place().isPresent()) return;
        var agreed = purchases.agreed(number);
        var account = accounts.at(agreed.authority().orElseThrow());
        var place = authorities.order(account, agreed.hosts(), inUse(order));
        certificates.ordered(number, Optional.of(place));
    }

    /**
     * Does what is next.
     *
     * @throws OrderRefused it came to nothing; a new order is needed
     */
    public Progress poll(long number) throws OrderRefused {
        var now = clock.instant();
        if (now.isBefore(next.getOrDefault(number, now))) return waits("the authority asks for a little time");
        var order = certificates.order(number);
        var agreed = purchases.agreed(number);
        var account = accounts.at(agreed.authority().orElseThrow());
        var place = order.place().orElseThrow();
        var seen = authorities.look(account, place);
        next.put(number, later(now, seen.again()));
        return switch (seen.state()) {
            case ASKED -> {
                places.answer(agreed, seen.answers());
                authorities.answered(account, place);
                yield waits("the authority looks whether the names lead here");
            }
            case CHECKED -> waits("the authority looks whether the names lead here");
            case READY -> {
                finish(agreed, account, order);
                yield waits("the authority issues the certificate");
            }
            case ISSUING -> waits("the authority issues the certificate");
            case ISSUED -> {
                take(agreed, number, authorities.chain(account, place));
                yield Progress.done();
            }
            case REFUSED -> throw ended(agreed, number, seen.refusal().orElse("The authority does not say why."));
        };
    }

    private void finish(Subscription agreed, AuthorityAccount account, Order order) throws OrderRefused {
        try {
            authorities.finish(
                    account, order.place().orElseThrow(), order.request().der());
        } catch (OrderRefused no) {
            throw ended(agreed, order.number(), no.getMessage());
        }
    }

    private void take(Subscription agreed, long number, List<X509Certificate> chain) throws OrderRefused {
        try {
            purchases.handOver(number, Material.issued(chain));
        } catch (CertificateRefused no) {
            throw ended(agreed, number, "What the authority issued can't be used: " + no.getMessage());
        }
        places.silence(agreed);
        next.remove(number);
    }

    /** The server is silent again, and who tries again makes another order. */
    private OrderRefused ended(Subscription agreed, long number, String why) {
        places.silence(agreed);
        certificates.ordered(number, Optional.empty());
        next.remove(number);
        return new OrderRefused(why);
    }

    /** The one that is to be replaced. */
    private Optional<X509Certificate> inUse(Order order) {
        return certificates.ordersOf(order.certificate()).stream()
                .filter(other -> other.number() < order.number() && other.state() == State.INSTALLED)
                .findFirst()
                .flatMap(other -> certificates.chain(other.number()))
                .map(chain -> chain.certificates().get(0));
    }

    private Instant later(Instant now, Optional<Instant> told) {
        var soonest = now.plus(pause);
        // an authority that says "next year" is asked all the same
        return told.filter(soonest::isBefore)
                .map(again -> again.isBefore(now.plus(Duration.ofHours(1))) ? again : now.plus(Duration.ofHours(1)))
                .orElse(soonest);
    }

    private static Progress waits(String text) {
        return Progress.running(0, 0, text);
    }
}
