package org.gaas.production.steps;

import static org.gaas.applications.Repository.REPOSITORY;
import static org.gaas.applications.Tag.TAG;
import static org.gaas.installations.Installation.NUMBER;
import static org.gaas.installations.InstallationId.INSTALLATION;
import static org.gaas.onboarding.OnboardingVars.REQUESTER;
import static org.gaas.production.ProductionVars.ACCEPTANCE;
import static org.gaas.production.ProductionVars.ACCEPTANCE_NUMBER;
import static org.gaas.production.ProductionVars.ORDER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.installations.Installations;
import org.gaas.onboarding.RequestRefused;
import org.gaas.production.ProductionRequest;
import org.gaas.production.Productions;
import org.springframework.stereotype.Component;

/** Takes both names and the hosts, and makes production the key of the process. */
@Component
class ValidateProduction implements Step {
    private final Productions productions;
    private final Installations installations;

    ValidateProduction(Productions productions, Installations installations) {
        this.productions = productions;
        this.installations = installations;
    }

    @Override
    public void perform(DelegateExecution execution) throws RequestRefused {
        var request = ProductionRequest.from(execution.getVariables());
        var order = productions.accept(request, REQUESTER.in(execution), execution.getProcessInstanceId());
        var production = installations.numbered(order.production());
        var acceptance = installations.numbered(order.acceptance());
        execution.setProcessBusinessKey(production.id().value());
        ORDER.set(execution, order.number());
        INSTALLATION.set(execution, production.id());
        NUMBER.set(execution, production.number());
        ACCEPTANCE.set(execution, acceptance.id());
        ACCEPTANCE_NUMBER.set(execution, acceptance.number());
        REPOSITORY.set(execution, production.repository().orElseThrow());
        TAG.set(execution, production.tag().orElseThrow());
    }
}
