package org.gaas.databases.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.databases.Dumps;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

@Component
class DropDatabases implements Step {
    private final Dumps dumps;

    DropDatabases(Dumps dumps) {
        this.dumps = dumps;
    }

    @Override
    public void perform(DelegateExecution execution) {
        dumps.drop(INSTALLATION.in(execution));
    }
}
