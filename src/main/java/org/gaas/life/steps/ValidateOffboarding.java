package org.gaas.life.steps;

import static org.gaas.installations.Installation.NUMBER;
import static org.gaas.installations.InstallationId.INSTALLATION;
import static org.gaas.life.LifeVars.CLOSES_AT;
import static org.gaas.life.LifeVars.CUSTOMER_HEARD;
import static org.gaas.life.LifeVars.OFFBOARDING;
import static org.gaas.onboarding.OnboardingVars.REQUESTER;
import static org.gaas.production.ProductionVars.ACCEPTANCE;
import static org.gaas.production.ProductionVars.ACCEPTANCE_NUMBER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.installations.Installations;
import org.gaas.life.OffboardingRequest;
import org.gaas.life.Offboardings;
import org.gaas.onboarding.RequestRefused;
import org.springframework.stereotype.Component;

/** Makes sure that nothing else is done with the production, and makes it the key of the process. */
@Component
class ValidateOffboarding implements Step {
    private final Offboardings offboardings;
    private final Installations installations;

    ValidateOffboarding(Offboardings offboardings, Installations installations) {
        this.offboardings = offboardings;
        this.installations = installations;
    }

    @Override
    public void perform(DelegateExecution execution) throws RequestRefused {
        var request = OffboardingRequest.from(execution.getVariables());
        var offboarding = offboardings.accept(request, REQUESTER.in(execution), execution.getProcessInstanceId());
        var production = installations.numbered(offboarding.production());
        var acceptance = installations.numbered(offboarding.acceptance());
        execution.setProcessBusinessKey(production.id().value());
        OFFBOARDING.set(execution, offboarding.number());
        CLOSES_AT.set(execution, offboardings.closesAt(offboarding));
        CUSTOMER_HEARD.set(execution, offboardings.isHeard(offboarding));
        INSTALLATION.set(execution, production.id());
        NUMBER.set(execution, production.number());
        ACCEPTANCE.set(execution, acceptance.id());
        ACCEPTANCE_NUMBER.set(execution, acceptance.number());
    }
}
