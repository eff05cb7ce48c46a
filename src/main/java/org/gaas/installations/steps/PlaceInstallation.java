package org.gaas.installations.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.fleet.NoServerFits;
import org.gaas.installations.Placing;
import org.springframework.stereotype.Component;

@Component
class PlaceInstallation implements Step {
    private final Placing placing;

    PlaceInstallation(Placing placing) {
        this.placing = placing;
    }

    @Override
    public void perform(DelegateExecution execution) throws NoServerFits {
        placing.place(INSTALLATION.in(execution));
    }
}
