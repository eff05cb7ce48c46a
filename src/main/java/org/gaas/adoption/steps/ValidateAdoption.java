package org.gaas.adoption.steps;

import static org.gaas.adoption.AdoptionVars.ADOPTION;
import static org.gaas.installations.Installation.NUMBER;
import static org.gaas.installations.InstallationId.INSTALLATION;
import static org.gaas.onboarding.OnboardingVars.REQUESTER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.adoption.AdoptionRequest;
import org.gaas.adoption.Adoptions;
import org.gaas.engine.Step;
import org.gaas.installations.Installations;
import org.gaas.onboarding.RequestRefused;
import org.springframework.stereotype.Component;

/** Makes sure that nobody was let into the production yet, and makes it the key of the process. */
@Component
class ValidateAdoption implements Step {
    private final Adoptions adoptions;
    private final Installations installations;

    ValidateAdoption(Adoptions adoptions, Installations installations) {
        this.adoptions = adoptions;
        this.installations = installations;
    }

    @Override
    public void perform(DelegateExecution execution) throws RequestRefused {
        var request = AdoptionRequest.from(execution.getVariables());
        var adoption = adoptions.accept(request, REQUESTER.in(execution), execution.getProcessInstanceId());
        var production = installations.numbered(adoption.production());
        execution.setProcessBusinessKey(production.id().value());
        ADOPTION.set(execution, adoption.number());
        INSTALLATION.set(execution, production.id());
        NUMBER.set(execution, production.number());
    }
}
