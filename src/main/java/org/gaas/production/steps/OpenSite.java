package org.gaas.production.steps;

import static org.gaas.production.ProductionVars.ORDER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.production.CertificateMissing;
import org.gaas.production.Openings;
import org.springframework.stereotype.Component;

/** Visitors are let in as soon as the site is published again. */
@Component
class OpenSite implements Step {
    private final Openings openings;

    OpenSite(Openings openings) {
        this.openings = openings;
    }

    @Override
    public void perform(DelegateExecution execution) throws CertificateMissing {
        openings.open(ORDER.in(execution));
    }
}
