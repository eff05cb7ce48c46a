package org.gaas.databases.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.databases.Databases;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

@Component
class DropDatabases implements Step {
    private final Databases databases;

    DropDatabases(Databases databases) {
        this.databases = databases;
    }

    @Override
    public void perform(DelegateExecution execution) {
        databases.drop(INSTALLATION.in(execution));
    }
}
