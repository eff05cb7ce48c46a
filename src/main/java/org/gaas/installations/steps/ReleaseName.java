package org.gaas.installations.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.installations.Installations;
import org.springframework.stereotype.Component;

/** The name is free again. A request that was refused before it took a name has none to release. */
@Component
class ReleaseName implements Step {
    private final Installations installations;

    ReleaseName(Installations installations) {
        this.installations = installations;
    }

    @Override
    public void perform(DelegateExecution execution) {
        INSTALLATION.find(execution).ifPresent(installations::markRemoved);
    }
}
