package org.gaas.fleet.steps;

import static org.gaas.fleet.ServerName.SERVER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.ApprovalVoid;
import org.gaas.engine.Step;
import org.gaas.fleet.Joining;
import org.springframework.stereotype.Component;

/** Placement may use it from now on. */
@Component
class ActivateServer implements Step {
    private final Joining joining;

    ActivateServer(Joining joining) {
        this.joining = joining;
    }

    @Override
    public void perform(DelegateExecution execution) throws ApprovalVoid {
        joining.activate(SERVER.in(execution));
    }
}
