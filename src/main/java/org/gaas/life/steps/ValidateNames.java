package org.gaas.life.steps;

import static org.gaas.installations.Installation.NUMBER;
import static org.gaas.installations.InstallationId.INSTALLATION;
import static org.gaas.life.LifeVars.CUSTOMER_HEARD;
import static org.gaas.life.LifeVars.NAMES_CHANGE;
import static org.gaas.onboarding.OnboardingVars.REQUESTER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.installations.Installations;
import org.gaas.life.NamesChanges;
import org.gaas.life.NamesRequest;
import org.gaas.onboarding.RequestRefused;
import org.springframework.stereotype.Component;

/** Makes sure that nothing else is done with the production, and makes it the key of the process. */
@Component
class ValidateNames implements Step {
    private final NamesChanges changes;
    private final Installations installations;

    ValidateNames(NamesChanges changes, Installations installations) {
        this.changes = changes;
        this.installations = installations;
    }

    @Override
    public void perform(DelegateExecution execution) throws RequestRefused {
        var request = NamesRequest.from(execution.getVariables());
        var change = changes.accept(request, REQUESTER.in(execution), execution.getProcessInstanceId());
        var production = installations.numbered(change.production());
        execution.setProcessBusinessKey(production.id().value());
        NAMES_CHANGE.set(execution, change.number());
        CUSTOMER_HEARD.set(execution, changes.isHeard(change));
        INSTALLATION.set(execution, production.id());
        NUMBER.set(execution, production.number());
    }
}
