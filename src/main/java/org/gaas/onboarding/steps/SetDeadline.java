package org.gaas.onboarding.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;
import static org.gaas.onboarding.OnboardingVars.ASK_AT;
import static org.gaas.onboarding.OnboardingVars.EXPIRES_AT;
import static org.gaas.onboarding.OnboardingVars.LAST_DAY;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.onboarding.Expiries;
import org.springframework.stereotype.Component;

/** Who is asked late has as long to answer as if asked in time. */
@Component
class SetDeadline implements Step {
    private final Expiries expiries;

    SetDeadline(Expiries expiries) {
        this.expiries = expiries;
    }

    @Override
    public void perform(DelegateExecution execution) {
        var planned = new Expiries.Moments(LAST_DAY.in(execution), ASK_AT.in(execution), EXPIRES_AT.in(execution));
        var moments = expiries.askedNow(INSTALLATION.in(execution), planned);
        LAST_DAY.set(execution, moments.lastDay());
        EXPIRES_AT.set(execution, moments.expiresAt());
    }
}
