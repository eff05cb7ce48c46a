package org.gaas.fleet.steps;

import static org.gaas.fleet.FleetVars.PATIENTS_AT_STAKE;
import static org.gaas.fleet.FleetVars.REQUESTER;
import static org.gaas.fleet.ServerName.SERVER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.fleet.AddServerProcess;
import org.gaas.fleet.Joining;
import org.gaas.fleet.ServerRefused;
import org.springframework.stereotype.Component;

/** Takes the name, and makes it the key of the process, whoever started it. */
@Component
class ValidateServer implements Step {
    private final Joining joining;

    ValidateServer(Joining joining) {
        this.joining = joining;
    }

    @Override
    public void perform(DelegateExecution execution) throws ServerRefused {
        var requester = REQUESTER.find(execution).orElse("");
        PATIENTS_AT_STAKE.set(
                execution, joining.accept(execution.getVariables(), requester, execution.getProcessInstanceId()));
        execution.setProcessBusinessKey(AddServerProcess.key(SERVER.in(execution)));
    }
}
