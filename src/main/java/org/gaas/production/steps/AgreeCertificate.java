package org.gaas.production.steps;

import static org.gaas.certificates.CertificateVars.CERTIFICATE;
import static org.gaas.production.ProductionVars.ORDER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.production.Openings;
import org.springframework.stereotype.Component;

@Component
class AgreeCertificate implements Step {
    private final Openings openings;

    AgreeCertificate(Openings openings) {
        this.openings = openings;
    }

    @Override
    public void perform(DelegateExecution execution) {
        CERTIFICATE.set(execution, openings.certificate(ORDER.in(execution)));
    }
}
