package org.gaas.life.steps;

import static org.gaas.certificates.CertificateVars.CERTIFICATE;
import static org.gaas.life.LifeVars.CERTIFICATE_NEEDED;
import static org.gaas.life.LifeVars.NAMES_CHANGE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.life.Renaming;
import org.springframework.stereotype.Component;

/** The names are those of before; where the certificate was changed already, it follows too. */
@Component
class PutNamesBack implements Step {
    private final Renaming renaming;

    PutNamesBack(Renaming renaming) {
        this.renaming = renaming;
    }

    @Override
    public void perform(DelegateExecution execution) {
        var certificate = renaming.putBack(NAMES_CHANGE.in(execution));
        CERTIFICATE_NEEDED.set(execution, certificate.isPresent());
        certificate.ifPresent(number -> CERTIFICATE.set(execution, number));
    }
}
