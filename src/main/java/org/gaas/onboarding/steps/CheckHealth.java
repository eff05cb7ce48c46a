package org.gaas.onboarding.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;
import static org.gaas.onboarding.OnboardingVars.HEALTH;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.installations.Installations;
import org.gaas.onboarding.Health;
import org.gaas.onboarding.Unhealthy;
import org.springframework.stereotype.Component;

/** Who is well once is installed. */
@Component
class CheckHealth implements Step {
    private final Installations installations;
    private final Health health;

    CheckHealth(Installations installations, Health health) {
        this.installations = installations;
        this.health = health;
    }

    @Override
    public void perform(DelegateExecution execution) throws Unhealthy {
        var id = INSTALLATION.in(execution);
        HEALTH.set(execution, health.look(installations.get(id)));
        installations.markInstalled(id);
    }
}
