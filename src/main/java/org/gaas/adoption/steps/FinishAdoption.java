package org.gaas.adoption.steps;

import static org.gaas.adoption.AdoptionVars.ADOPTION;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.adoption.Adoptions;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** What was loaded last is what production has. */
@Component
class FinishAdoption implements Step {
    private final Adoptions adoptions;

    FinishAdoption(Adoptions adoptions) {
        this.adoptions = adoptions;
    }

    @Override
    public void perform(DelegateExecution execution) {
        adoptions.adopted(ADOPTION.in(execution));
    }
}
