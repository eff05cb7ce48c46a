package org.gaas.life;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.gaas.certificates.CertificateName;
import org.gaas.certificates.Certificates;
import org.gaas.certificates.Chain;
import org.gaas.certificates.Order;
import org.gaas.certificates.Ordering;
import org.gaas.certificates.Owner;
import org.gaas.engine.ApprovalVoid;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.Installation;
import org.gaas.installations.Installations;
import org.gaas.life.NamesChange.State;
import org.gaas.onboarding.RequestRefused;
import org.gaas.sites.OwnNames;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * From approved names to names in use: those that come are published first and those that go are not any more, then the
 * certificate follows, and only with it visitors are led on from one name to another. Each step may be repeated.
 */
@Component
public class Renaming {
    private final NamesChangeRows rows;
    private final NamesPlan plan;
    private final Installations installations;
    private final OwnNames names;
    private final Certificates certificates;
    private final Ordering ordering;
    private final Clock clock;

    Renaming(
            NamesChangeRows rows,
            NamesPlan plan,
            Installations installations,
            OwnNames names,
            Certificates certificates,
            Ordering ordering,
            Clock clock) {
        this.rows = rows;
        this.plan = plan;
        this.installations = installations;
        this.names = names;
        this.certificates = certificates;
        this.ordering = ordering;
        this.clock = clock;
    }

    /**
     * What comes and what goes is so from when the site is published next.
     *
     * @throws ApprovalVoid it is not what was approved, or was approved too long ago
     * @throws RequestRefused somebody else has one of the names by now
     */
    @Transactional
    public void take(long number) throws ApprovalVoid, RequestRefused {
        var change = rows.numbered(number);
        plan.require(change);
        var production = installations.numbered(change.production());
        try {
            names.requireFree(change.wanted().all(), Optional.of(production));
        } catch (InvalidInput taken) {
            throw RequestRefused.because(taken);
        }
        rows.take(number, clock.instant());
        give(production, change.before().towards(change.wanted()));
    }

    /**
     * Agrees on the certificate for all that is wanted.
     *
     * @return its number; empty: the one in use is just right, or there was never one to follow
     */
    @Transactional
    public Optional<Long> agree(long number) {
        var change = rows.numbered(number);
        return agree(installations.numbered(change.production()), change.wanted(), change.before());
    }

    /**
     * What is wanted is so from when the site is published next.
     *
     * @throws NamesNotCovered browsers would warn of a name
     */
    @Transactional
    public void settle(long number) throws NamesNotCovered {
        var change = rows.numbered(number);
        var production = installations.numbered(change.production());
        var shown = inUse(production);
        var uncovered = change.wanted().all().stream()
                .filter(host -> shown.stream().noneMatch(name -> name.covers(host)))
                .toList();
        if (!uncovered.isEmpty()) throw new NamesNotCovered(uncovered);
        give(production, change.wanted());
        rows.become(number, State.CHANGED);
    }

    /**
     * The names are those of before, from when the site is published next.
     *
     * @return the certificate's number, where another one has to be come by for them
     */
    @Transactional
    public Optional<Long> putBack(long number) {
        var change = rows.numbered(number);
        rows.become(number, State.KEPT);
        if (change.taken().isEmpty()) return Optional.empty();
        var production = installations.numbered(change.production());
        give(production, change.before());
        certificates.ofOwner(Owner.of(production)).ifPresent(certificate -> certificates.ordersOf(certificate).stream()
                .filter(order -> order.state().isOpen())
                .forEach(order -> certificates.cancel(order.number())));
        return agree(production, change.before(), change.wanted());
    }

    private Optional<Long> agree(Installation production, Named wanted, Named otherwise) {
        var certificate = certificates.ofOwner(Owner.of(production));
        if (certificate.isEmpty()) return certificate;
        var agreed = certificates.subscription(certificate.get());
        ordering.agree(
                agreed.with(wanted.all().stream().map(CertificateName::of).toList()));
        var shown = inUse(production);
        var lacks = wanted.all().stream().anyMatch(host -> shown.stream().noneMatch(name -> name.covers(host)));
        var gone = otherwise.all().stream().filter(host -> !wanted.all().contains(host));
        var tells = gone.anyMatch(
                host -> shown.stream().anyMatch(name -> name.value().equals(host)));
        return certificate.filter(any -> lacks || tells);
    }

    private void give(Installation production, Named named) {
        names.give(production, named.serving(), named.leading());
    }

    /** The names that the certificate in use is for. */
    private List<CertificateName> inUse(Installation production) {
        return certificates
                .ofOwner(Owner.of(production))
                .flatMap(certificates::inUse)
                .map(Order::number)
                .flatMap(certificates::chain)
                .map(Chain::certificates)
                .map(chain -> namesOf(chain.get(0)))
                .orElse(List.of());
    }

    /** Who brings a certificate may have odd ones in it, which are nobody's here. */
    private static Optional<CertificateName> understood(String name) {
        try {
            return Optional.of(new CertificateName(name));
        } catch (InvalidInput odd) {
            return Optional.empty();
        }
    }

    private static List<CertificateName> namesOf(X509Certificate certificate) {
        try {
            var all = Optional.ofNullable(certificate.getSubjectAlternativeNames())
                    .orElse(List.of());
            return all.stream()
                    .filter(name -> name.get(0).equals(2))
                    .flatMap(name -> understood(name.get(1).toString()).stream())
                    .toList();
        } catch (CertificateParsingException broken) {
            throw new IllegalStateException("a certificate that passed all checks can't be read", broken);
        }
    }
}
