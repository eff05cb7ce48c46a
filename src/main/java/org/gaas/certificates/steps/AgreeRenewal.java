package org.gaas.certificates.steps;

import static org.gaas.certificates.CertificateVars.CERTIFICATE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.certificates.Ordering;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** The names that whoever pays has seen are those that are ordered. */
@Component
class AgreeRenewal implements Step {
    private final Ordering ordering;

    AgreeRenewal(Ordering ordering) {
        this.ordering = ordering;
    }

    @Override
    public void perform(DelegateExecution execution) {
        ordering.agreeRenewal(CERTIFICATE.in(execution));
    }
}
