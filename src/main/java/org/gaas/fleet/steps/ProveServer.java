package org.gaas.fleet.steps;

import static org.gaas.fleet.ServerName.SERVER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.fleet.Inspection;
import org.gaas.fleet.ServerUnsuitable;
import org.springframework.stereotype.Component;

/** What installing does is done once, and undone. */
@Component
class ProveServer implements Step {
    private final Inspection inspection;

    ProveServer(Inspection inspection) {
        this.inspection = inspection;
    }

    @Override
    public void perform(DelegateExecution execution) throws ServerUnsuitable {
        inspection.prove(SERVER.in(execution));
    }
}
