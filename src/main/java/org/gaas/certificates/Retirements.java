package org.gaas.certificates;

import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.springframework.stereotype.Component;

/** Certificates whose installation goes: nothing of them stays on its server, and no key anywhere. */
@Component
public class Retirements {
    private final Installations installations;
    private final Certificates certificates;
    private final CertificatePlaces places;
    private final PurchaseCertificateProcess purchases;
    private final RevokeCertificateProcess revocations;

    Retirements(
            Installations installations,
            Certificates certificates,
            CertificatePlaces places,
            PurchaseCertificateProcess purchases,
            RevokeCertificateProcess revocations) {
        this.installations = installations;
        this.certificates = certificates;
        this.places = places;
        this.purchases = purchases;
        this.revocations = revocations;
    }

    /** Ends what is about it, takes it from its server where that still is, and erases its keys; perhaps again. */
    public void retire(InstallationId id) {
        var installation = installations.get(id);
        for (var certificate : certificates.of(Owner.of(installation))) retire(certificate, installation);
    }

    private void retire(long certificate, Installation installation) {
        purchases.running(certificate).ifPresent(purchases::end);
        revocations.running(certificate).ifPresent(purchases::end);
        if (installation.server().isPresent()) {
            var agreed = certificates.subscription(certificate);
            places.silence(agreed);
            places.remove(agreed);
        }
        certificates.end(certificate);
    }
}
