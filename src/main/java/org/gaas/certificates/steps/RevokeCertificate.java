package org.gaas.certificates.steps;

import static org.gaas.certificates.CertificateVars.REVOCATION_REASON;
import static org.gaas.certificates.Order.ORDER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.certificates.CertificateAuthority.Reason;
import org.gaas.certificates.Revocations;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** The authority that issued it by itself is told. */
@Component
class RevokeCertificate implements Step {
    private final Revocations revocations;

    RevokeCertificate(Revocations revocations) {
        this.revocations = revocations;
    }

    @Override
    public void perform(DelegateExecution execution) {
        revocations.revoke(ORDER.in(execution), Reason.valueOf(REVOCATION_REASON.in(execution)));
    }
}
