package org.gaas.life.steps;

import static org.gaas.installations.Installation.NUMBER;
import static org.gaas.installations.InstallationId.INSTALLATION;
import static org.gaas.life.LifeVars.REPOSITORY_CHANGE;
import static org.gaas.onboarding.OnboardingVars.REQUESTER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.installations.Installations;
import org.gaas.life.RepositoryRequest;
import org.gaas.life.RepositoryRequests;
import org.gaas.onboarding.RequestRefused;
import org.springframework.stereotype.Component;

/** Makes sure that it can be, and makes that of the project's installations the key of the process with most at stake. */
@Component
class ValidateRepository implements Step {
    private final RepositoryRequests requests;
    private final Installations installations;

    ValidateRepository(RepositoryRequests requests, Installations installations) {
        this.requests = requests;
        this.installations = installations;
    }

    @Override
    public void perform(DelegateExecution execution) throws RequestRefused {
        var request = RepositoryRequest.from(execution.getVariables());
        var change = requests.accept(request, REQUESTER.in(execution), execution.getProcessInstanceId());
        var shown = installations.numbered(change.installation());
        execution.setProcessBusinessKey(shown.id().value());
        REPOSITORY_CHANGE.set(execution, change.number());
        INSTALLATION.set(execution, shown.id());
        NUMBER.set(execution, shown.number());
    }
}
