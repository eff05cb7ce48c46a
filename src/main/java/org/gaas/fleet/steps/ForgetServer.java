package org.gaas.fleet.steps;

import static org.gaas.fleet.ServerName.SERVER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.fleet.Joining;
import org.springframework.stereotype.Component;

/** It was never in the fleet. */
@Component
class ForgetServer implements Step {
    private final Joining joining;

    ForgetServer(Joining joining) {
        this.joining = joining;
    }

    @Override
    public void perform(DelegateExecution execution) {
        joining.forget(SERVER.in(execution));
    }
}
