package org.gaas.releases.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.releases.Deliveries;
import org.springframework.stereotype.Component;

/** What ran is no place to go back to for whoever takes the name next. */
@Component
class ForgetReleases implements Step {
    private final Deliveries deliveries;

    ForgetReleases(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public void perform(DelegateExecution execution) {
        deliveries.forget(INSTALLATION.in(execution));
    }
}
