package org.gaas.onboarding.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.onboarding.ExpireTrialProcess;
import org.springframework.stereotype.Component;

@Component
class CancelExpiry implements Step {
    private final ExpireTrialProcess expiry;

    CancelExpiry(ExpireTrialProcess expiry) {
        this.expiry = expiry;
    }

    @Override
    public void perform(DelegateExecution execution) {
        expiry.cancel(INSTALLATION.in(execution), Roots.of(execution));
    }
}
