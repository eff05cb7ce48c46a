package org.gaas.certificates.steps;

import static org.gaas.certificates.CertificateVars.CERTIFICATE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.certificates.Certificates;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** It ends with the one in use, unless somebody orders it anew. */
@Component
class LetCertificateLapse implements Step {
    private final Certificates certificates;

    LetCertificateLapse(Certificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public void perform(DelegateExecution execution) {
        certificates.lapse(CERTIFICATE.in(execution));
    }
}
