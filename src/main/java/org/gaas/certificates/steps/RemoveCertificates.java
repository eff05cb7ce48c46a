package org.gaas.certificates.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.certificates.Retirements;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** None is left on the server, and no key of them anywhere. */
@Component
class RemoveCertificates implements Step {
    private final Retirements retirements;

    RemoveCertificates(Retirements retirements) {
        this.retirements = retirements;
    }

    @Override
    public void perform(DelegateExecution execution) {
        retirements.retire(INSTALLATION.in(execution));
    }
}
