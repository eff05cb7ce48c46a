package org.gaas.databases.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.databases.Databases;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

@Component
class CreateDatabases implements Step {
    private final Databases databases;

    CreateDatabases(Databases databases) {
        this.databases = databases;
    }

    @Override
    public void perform(DelegateExecution execution) {
        databases.create(INSTALLATION.in(execution));
    }
}
