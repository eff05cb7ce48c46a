package org.gaas.adoption.steps;

import static org.gaas.adoption.AdoptionVars.ADOPTION;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.adoption.Adoptions;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** Visitors may be let in. */
@Component
class EndAdoption implements Step {
    private final Adoptions adoptions;

    EndAdoption(Adoptions adoptions) {
        this.adoptions = adoptions;
    }

    @Override
    public void perform(DelegateExecution execution) {
        adoptions.end(ADOPTION.in(execution));
    }
}
