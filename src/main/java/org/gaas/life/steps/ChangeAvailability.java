package org.gaas.life.steps;

import static org.gaas.life.LifeVars.AVAILABILITY_CHANGE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.ApprovalVoid;
import org.gaas.engine.Step;
import org.gaas.life.Availabilities;
import org.gaas.onboarding.RequestRefused;
import org.springframework.stereotype.Component;

/** From here on somebody is there at other times, and other fees are paid. */
@Component
class ChangeAvailability implements Step {
    private final Availabilities availabilities;

    ChangeAvailability(Availabilities availabilities) {
        this.availabilities = availabilities;
    }

    @Override
    public void perform(DelegateExecution execution) throws ApprovalVoid, RequestRefused {
        availabilities.change(AVAILABILITY_CHANGE.in(execution));
    }
}
