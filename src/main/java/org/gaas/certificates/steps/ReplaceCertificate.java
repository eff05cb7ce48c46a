package org.gaas.certificates.steps;

import static org.gaas.certificates.CertificateVars.CERTIFICATE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.certificates.Revocations;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** Another one is come by, in the way that is agreed. */
@Component
class ReplaceCertificate implements Step {
    private final Revocations revocations;

    ReplaceCertificate(Revocations revocations) {
        this.revocations = revocations;
    }

    @Override
    public void perform(DelegateExecution execution) {
        revocations.replace(CERTIFICATE.in(execution));
    }
}
