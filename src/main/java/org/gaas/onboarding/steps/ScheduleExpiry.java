package org.gaas.onboarding.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;
import static org.gaas.onboarding.OnboardingVars.EXPIRY;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.onboarding.ExpireTrialProcess;
import org.springframework.stereotype.Component;

@Component
class ScheduleExpiry implements Step {
    private final ExpireTrialProcess expiry;

    ScheduleExpiry(ExpireTrialProcess expiry) {
        this.expiry = expiry;
    }

    @Override
    public void perform(DelegateExecution execution) {
        expiry.start(INSTALLATION.in(execution), EXPIRY.find(execution));
    }
}
