package org.gaas.fleet.steps;

import static org.gaas.fleet.ServerName.SERVER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.fleet.Joining;
import org.springframework.stereotype.Component;

/** Nobody trusts the key yet. */
@Component
class ReadHostKey implements Step {
    private final Joining joining;

    ReadHostKey(Joining joining) {
        this.joining = joining;
    }

    @Override
    public void perform(DelegateExecution execution) {
        joining.readKey(SERVER.in(execution));
    }
}
