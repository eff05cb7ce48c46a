package org.gaas.releases.steps;

import static org.gaas.applications.Commit.COMMIT;
import static org.gaas.applications.Repository.REPOSITORY;
import static org.gaas.applications.Tag.TAG;
import static org.gaas.installations.InstallationId.INSTALLATION;
import static org.gaas.releases.Artefact.ARTEFACT;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.releases.Deliveries;
import org.springframework.stereotype.Component;

/** Makes the shipped release the one that runs. */
@Component
class SwitchRelease implements Step {
    private final Deliveries deliveries;

    SwitchRelease(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public void perform(DelegateExecution execution) {
        deliveries.switchTo(
                INSTALLATION.in(execution),
                execution.getProcessInstanceId(),
                REPOSITORY.in(execution),
                TAG.in(execution),
                COMMIT.in(execution),
                ARTEFACT.in(execution));
    }
}
