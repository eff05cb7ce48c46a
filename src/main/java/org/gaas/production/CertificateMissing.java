package org.gaas.production;

import org.gaas.engine.Refusal;
import org.gaas.installations.InstallationId;

/** Visitors can't be let in: there is no certificate that they would trust. */
public final class CertificateMissing extends Refusal {
    CertificateMissing(InstallationId production) {
        super(production + " has no certificate: its order was given up. Order one (gaas certificate order "
                + production + "), then go on here.");
    }
}
