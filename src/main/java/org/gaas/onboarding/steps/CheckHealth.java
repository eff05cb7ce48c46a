package org.gaas.onboarding.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;
import static org.gaas.onboarding.OnboardingVars.HEALTH;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.installations.Installations;
import org.gaas.onboarding.Health;
import org.gaas.onboarding.Unhealthy;
import org.gaas.sites.Sites;
import org.springframework.stereotype.Component;

/** Who is well once is installed; into a closed site nobody was let yet. */
@Component
class CheckHealth implements Step {
    private final Installations installations;
    private final Health health;
    private final Sites sites;

    CheckHealth(Installations installations, Health health, Sites sites) {
        this.installations = installations;
        this.health = health;
        this.sites = sites;
    }

    @Override
    public void perform(DelegateExecution execution) throws Unhealthy {
        var installation = installations.get(INSTALLATION.in(execution));
        HEALTH.set(execution, health.look(installation));
        if (!sites.isClosed(installation)) installations.markInstalled(installation.id());
    }
}
