package org.gaas.life.steps;

import static org.gaas.installations.Installation.NUMBER;
import static org.gaas.installations.InstallationId.INSTALLATION;
import static org.gaas.life.LifeVars.AVAILABILITY_CHANGE;
import static org.gaas.life.LifeVars.CUSTOMER_HEARD;
import static org.gaas.life.LifeVars.SINCE_AT;
import static org.gaas.onboarding.OnboardingVars.REQUESTER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.installations.Installations;
import org.gaas.life.Availabilities;
import org.gaas.life.AvailabilityRequest;
import org.gaas.onboarding.RequestRefused;
import org.springframework.stereotype.Component;

/** Makes sure that it can be, and makes the production the key of the process. */
@Component
class ValidateAvailability implements Step {
    private final Availabilities availabilities;
    private final Installations installations;

    ValidateAvailability(Availabilities availabilities, Installations installations) {
        this.availabilities = availabilities;
        this.installations = installations;
    }

    @Override
    public void perform(DelegateExecution execution) throws RequestRefused {
        var request = AvailabilityRequest.from(execution.getVariables());
        var change = availabilities.accept(request, REQUESTER.in(execution), execution.getProcessInstanceId());
        var production = installations.numbered(change.production());
        execution.setProcessBusinessKey(production.id().value());
        AVAILABILITY_CHANGE.set(execution, change.number());
        SINCE_AT.set(execution, availabilities.sinceAt(change));
        CUSTOMER_HEARD.set(execution, availabilities.isHeard(change));
        INSTALLATION.set(execution, production.id());
        NUMBER.set(execution, production.number());
    }
}
