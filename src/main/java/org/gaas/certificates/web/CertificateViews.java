package org.gaas.certificates.web;

import java.util.List;
import java.util.Locale;
import org.gaas.certificates.CertificateName;
import org.gaas.certificates.Certificates;
import org.gaas.certificates.Chain;
import org.gaas.certificates.PurchaseCertificateProcess;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.ServerName;
import org.gaas.installations.CustomerId;
import org.gaas.installations.Installations;
import org.springframework.stereotype.Component;

/** Puts together what clients see of certificates. */
@Component
class CertificateViews {
    private final Certificates certificates;
    private final Installations installations;
    private final PurchaseCertificateProcess purchases;

    CertificateViews(Certificates certificates, Installations installations, PurchaseCertificateProcess purchases) {
        this.certificates = certificates;
        this.installations = installations;
        this.purchases = purchases;
    }

    List<CertificateView> all() {
        return certificates.all().stream().map(this::view).toList();
    }

    /**
     * @throws InvalidInput {@code CERTIFICATE_UNKNOWN}
     */
    CertificateView one(long number) {
        if (!certificates.all().contains(number))
            throw new InvalidInput("certificate", "CERTIFICATE_UNKNOWN", "there is no certificate " + number);
        return view(number);
    }

    private CertificateView view(long number) {
        var agreed = certificates.subscription(number);
        var inUse = certificates.inUse(number);
        var chain = inUse.flatMap(order -> certificates.chain(order.number()));
        var state = inUse.or(() -> certificates.ordersOf(number).stream().findFirst())
                .map(order -> lower(order.state()))
                .orElse("ordered");
        return new CertificateView(
                number,
                agreed.owner()
                        .installation()
                        .map(id -> installations.numbered(id).id().value())
                        .orElse(null),
                agreed.owner().server().map(ServerName::value).orElse(null),
                lower(agreed.way()),
                agreed.authority().orElse(null),
                agreed.names().stream().map(CertificateName::shown).toList(),
                agreed.payer().map(CustomerId::value).orElse(null),
                agreed.ceiling().toString(),
                agreed.standing().map(CertificateView.Standing::of).orElse(null),
                state,
                chain.map(Chain::issuer).orElse(null),
                chain.map(Chain::from).orElse(null),
                chain.map(Chain::until).orElse(null),
                purchases.running(number).orElse(null));
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
