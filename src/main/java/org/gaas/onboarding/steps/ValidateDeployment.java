package org.gaas.onboarding.steps;

import static org.gaas.applications.Repository.REPOSITORY;
import static org.gaas.installations.InstallationId.INSTALLATION;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.installations.Projects;
import org.gaas.onboarding.Deployments;
import org.gaas.onboarding.RequestRefused;
import org.springframework.stereotype.Component;

/** The installation is the key of the process, whoever started it. */
@Component
class ValidateDeployment implements Step {
    private final Deployments deployments;
    private final Projects projects;

    ValidateDeployment(Deployments deployments, Projects projects) {
        this.deployments = deployments;
        this.projects = projects;
    }

    @Override
    public void perform(DelegateExecution execution) throws RequestRefused {
        var installation = deployments.accept(INSTALLATION.in(execution));
        execution.setProcessBusinessKey(installation.id().value());
        REPOSITORY.set(execution, projects.repositories().next(installation).orElseThrow());
    }
}
