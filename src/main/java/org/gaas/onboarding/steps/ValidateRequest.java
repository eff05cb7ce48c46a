package org.gaas.onboarding.steps;

import static org.gaas.applications.Repository.REPOSITORY;
import static org.gaas.applications.Tag.TAG;
import static org.gaas.installations.Installation.NUMBER;
import static org.gaas.installations.InstallationId.INSTALLATION;
import static org.gaas.onboarding.OnboardingVars.REQUESTER;
import static org.gaas.onboarding.OnboardingVars.SAMPLE_DATA;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.installations.Installations;
import org.gaas.onboarding.RequestRefused;
import org.gaas.onboarding.TrialRequest;
import org.gaas.onboarding.Trials;
import org.springframework.stereotype.Component;

/** Takes the name, and makes it the key of the process: whoever started it can't choose another. */
@Component
class ValidateRequest implements Step {
    private final Trials trials;
    private final Installations installations;

    ValidateRequest(Trials trials, Installations installations) {
        this.trials = trials;
        this.installations = installations;
    }

    @Override
    public void perform(DelegateExecution execution) throws RequestRefused {
        var request = TrialRequest.from(execution.getVariables());
        var plan = trials.accept(request, REQUESTER.in(execution), execution.getProcessInstanceId());
        execution.setProcessBusinessKey(plan.installation().value());
        INSTALLATION.set(execution, plan.installation());
        NUMBER.set(execution, installations.get(plan.installation()).number());
        REPOSITORY.set(execution, plan.repository());
        TAG.set(execution, plan.tag());
        SAMPLE_DATA.set(execution, plan.sampleData());
    }
}
