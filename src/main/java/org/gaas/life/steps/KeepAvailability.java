package org.gaas.life.steps;

import static org.gaas.life.LifeVars.AVAILABILITY_CHANGE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.life.Availabilities;
import org.springframework.stereotype.Component;

/** It stays as it was agreed before. */
@Component
class KeepAvailability implements Step {
    private final Availabilities availabilities;

    KeepAvailability(Availabilities availabilities) {
        this.availabilities = availabilities;
    }

    @Override
    public void perform(DelegateExecution execution) {
        AVAILABILITY_CHANGE.find(execution).ifPresent(availabilities::keep);
    }
}
