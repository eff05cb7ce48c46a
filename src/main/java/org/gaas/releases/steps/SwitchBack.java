package org.gaas.releases.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.releases.Deliveries;
import org.springframework.stereotype.Component;

/** Makes the release run that ran before this process switched. */
@Component
class SwitchBack implements Step {
    private final Deliveries deliveries;

    SwitchBack(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public void perform(DelegateExecution execution) {
        deliveries.switchBack(INSTALLATION.in(execution), execution.getProcessInstanceId());
    }
}
