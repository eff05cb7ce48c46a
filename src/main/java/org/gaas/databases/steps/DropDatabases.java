package org.gaas.databases.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.databases.Restores;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

@Component
class DropDatabases implements Step {
    private final Restores restores;

    DropDatabases(Restores restores) {
        this.restores = restores;
    }

    @Override
    public void perform(DelegateExecution execution) {
        restores.drop(INSTALLATION.in(execution));
    }
}
