package org.gaas.life.steps;

import static org.gaas.certificates.CertificateVars.CERTIFICATE;
import static org.gaas.life.LifeVars.CERTIFICATE_NEEDED;
import static org.gaas.life.LifeVars.NAMES_CHANGE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.life.Renaming;
import org.springframework.stereotype.Component;

/** The certificate follows the names. */
@Component
class AgreeNames implements Step {
    private final Renaming renaming;

    AgreeNames(Renaming renaming) {
        this.renaming = renaming;
    }

    @Override
    public void perform(DelegateExecution execution) {
        var certificate = renaming.agree(NAMES_CHANGE.in(execution));
        CERTIFICATE_NEEDED.set(execution, certificate.isPresent());
        certificate.ifPresent(number -> CERTIFICATE.set(execution, number));
    }
}
