package org.gaas.certificates;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gaas.certificates.RenewalQueue.Begun;
import org.gaas.certificates.RenewalQueue.Renewable;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.Server;
import org.gaas.installations.Installation;
import org.gaas.installations.Installations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Renewals that begin by themselves: for each certificate once, whoever looks and however often, within what its
 * authority takes.
 */
@Component
public class Renewals {
    private static final Duration WEEK = Duration.ofDays(7);

    private final Certificates certificates;
    private final Ordering ordering;
    private final PurchaseCertificateProcess purchases;
    private final Consent consent;
    private final Installations installations;
    private final Fleet fleet;
    private final RenewalQueue queue;
    private final Clock clock;

    public Renewals(
            Certificates certificates,
            Ordering ordering,
            PurchaseCertificateProcess purchases,
            Consent consent,
            Installations installations,
            Fleet fleet,
            RenewalSettings settings,
            Clock clock) {
        this.certificates = certificates;
        this.ordering = ordering;
        this.purchases = purchases;
        this.consent = consent;
        this.installations = installations;
        this.fleet = fleet;
        this.queue = settings.queue();
        this.clock = clock;
    }

    /**
     * Begins what is due now: all of it or, when it fails, nothing.
     *
     * @return the numbers of the certificates whose renewal began
     */
    @Transactional
    public List<Long> begin() {
        var now = clock.instant();
        var busy = purchases.busy().keySet();
        var living = living();
        var items = certificates.inventory();
        var begun = new ArrayList<Long>();
        items.stream()
                .filter(item -> !busy.contains(item.number()))
                .filter(item ->
                        item.renewal().filter(when -> !when.isAfter(now)).isPresent())
                .filter(living::has)
                .collect(groupingBy(item -> item.agreed().authority()))
                .forEach((authority, due) -> begun.addAll(begin(now, due, lately(now, authority, items, busy))));
        return begun;
    }

    private List<Long> begin(Instant now, List<InventoryItem> due, List<Begun> lately) {
        Map<Long, InventoryItem> byNumber = due.stream().collect(toMap(InventoryItem::number, item -> item));
        var waiting = due.stream()
                .map(item -> new Renewable(
                        item.number(),
                        InventoryRows.domains(item.agreed().names()),
                        item.inUse().orElseThrow().validity()))
                .toList();
        return queue.next(now, waiting, lately).stream()
                .map(Renewable::number)
                .filter(number -> begins(byNumber.get(number), now))
                .toList();
    }

    private boolean begins(InventoryItem item, Instant now) {
        return ordering.renewInTime(item.number(), consent.isNeeded(item.agreed(), now));
    }

    /** Orders of the last week, and processes that have not come to their order yet. */
    private List<Begun> lately(Instant now, Optional<String> authority, List<InventoryItem> items, Set<Long> busy) {
        var lately = new ArrayList<>(certificates.openedSince(now.minus(WEEK), authority));
        items.stream()
                .filter(item -> busy.contains(item.number()))
                .filter(item -> item.agreed().authority().equals(authority))
                .filter(item -> item.newest().filter(Order.State::isOpen).isEmpty())
                .map(item -> new Begun(now, InventoryRows.domains(item.agreed().names())))
                .forEach(lately::add);
        return lately;
    }

    /** What still exists: an installation that goes, and a server that is gone, need no certificate. */
    private record Living(Set<Long> installations, Set<String> servers) {
        boolean has(InventoryItem item) {
            var owner = item.agreed().owner();
            return owner.installation()
                    .map(installations::contains)
                    .orElseGet(
                            () -> servers.contains(owner.server().orElseThrow().value()));
        }
    }

    private Living living() {
        return new Living(
                installations.all().stream()
                        .filter(one -> one.state() != Installation.State.REMOVING)
                        .map(Installation::number)
                        .collect(toSet()),
                fleet.servers().stream()
                        .filter(one -> one.state() != Server.State.RETIRED && one.state() != Server.State.LOST)
                        .map(one -> one.name().value())
                        .collect(toSet()));
    }
}
