package org.gaas.onboarding.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;
import static org.gaas.onboarding.OnboardingVars.ASK_AT;
import static org.gaas.onboarding.OnboardingVars.EXPIRES_AT;
import static org.gaas.onboarding.OnboardingVars.EXPIRY;
import static org.gaas.onboarding.OnboardingVars.LAST_DAY;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.onboarding.Expiries;
import org.springframework.stereotype.Component;

/** What was answered is used up: the next form begins with the usual day again. */
@Component
class NoteExpiry implements Step {
    private final Expiries expiries;

    NoteExpiry(Expiries expiries) {
        this.expiries = expiries;
    }

    @Override
    public void perform(DelegateExecution execution) {
        var moments = expiries.note(INSTALLATION.in(execution), EXPIRY.find(execution));
        LAST_DAY.set(execution, moments.lastDay());
        EXPIRY.remove(execution);
        ASK_AT.set(execution, moments.askAt());
        EXPIRES_AT.set(execution, moments.expiresAt());
    }
}
