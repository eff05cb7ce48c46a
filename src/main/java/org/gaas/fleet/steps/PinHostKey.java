package org.gaas.fleet.steps;

import static org.gaas.fleet.ServerName.SERVER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.fleet.Joining;
import org.springframework.stereotype.Component;

/** A person compared the key. */
@Component
class PinHostKey implements Step {
    private final Joining joining;

    PinHostKey(Joining joining) {
        this.joining = joining;
    }

    @Override
    public void perform(DelegateExecution execution) {
        joining.pin(SERVER.in(execution));
    }
}
