package org.gaas.certificates.web;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gaas.certificates.Ceilings;
import org.gaas.certificates.CertificateName;
import org.gaas.certificates.Certificates;
import org.gaas.certificates.InventoryItem;
import org.gaas.certificates.InventoryItem.InUse;
import org.gaas.certificates.PurchaseCertificateProcess;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.ServerName;
import org.gaas.installations.CustomerId;
import org.gaas.installations.Installation;
import org.gaas.installations.Installations;
import org.springframework.stereotype.Component;

/** Puts together what clients see of certificates. */
@Component
class CertificateViews {
    private final Certificates certificates;
    private final Ceilings ceilings;
    private final Installations installations;
    private final PurchaseCertificateProcess purchases;

    CertificateViews(
            Certificates certificates,
            Ceilings ceilings,
            Installations installations,
            PurchaseCertificateProcess purchases) {
        this.certificates = certificates;
        this.ceilings = ceilings;
        this.installations = installations;
        this.purchases = purchases;
    }

    /** All of them, those that end first first. */
    List<CertificateView> all() {
        var living = new HashMap<>(installations.all().stream().collect(toMap(Installation::number, one -> one)));
        var running = purchases.busy();
        return certificates.inventory().stream()
                .map(item -> view(item, living, running))
                .sorted(comparing(CertificateView::until, nullsLast(naturalOrder()))
                        .thenComparing(CertificateView::number))
                .toList();
    }

    /**
     * @throws InvalidInput {@code CERTIFICATE_UNKNOWN}
     */
    CertificateView one(long number) {
        return all().stream()
                .filter(view -> view.number() == number)
                .findFirst()
                .orElseThrow(() ->
                        new InvalidInput("certificate", "CERTIFICATE_UNKNOWN", "there is no certificate " + number));
    }

    private CertificateView view(InventoryItem item, Map<Long, Installation> living, Map<Long, String> running) {
        var agreed = item.agreed();
        var installation =
                agreed.owner().installation().map(number -> living.computeIfAbsent(number, installations::numbered));
        var server = agreed.owner().server();
        var state = item.inUse()
                .map(chain -> "installed")
                .or(() -> item.newest().map(CertificateViews::lower))
                .orElse("ordered");
        return new CertificateView(
                item.number(),
                installation.map(one -> one.id().value()).orElse(null),
                server.map(ServerName::value).orElse(null),
                server.or(() -> installation.flatMap(Installation::server))
                        .map(ServerName::value)
                        .orElse(null),
                lower(agreed.way()),
                agreed.authority().orElse(null),
                agreed.names().stream().map(CertificateName::shown).toList(),
                agreed.payer().map(CustomerId::value).orElse(null),
                ceilings.of(agreed.owner()).toString(),
                item.aYear().toString(),
                agreed.standing().map(CertificateView.Standing::of).orElse(null),
                item.lapses() ? "lapses" : state,
                item.inUse().map(InUse::issuer).orElse(null),
                item.inUse().map(InUse::from).orElse(null),
                item.inUse().map(InUse::until).orElse(null),
                item.renewal().orElse(null),
                Optional.ofNullable(running.get(item.number())).orElse(null));
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
