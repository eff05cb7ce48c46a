package org.gaas.life.steps;

import static org.gaas.life.LifeVars.NAMES_CHANGE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.ApprovalVoid;
import org.gaas.engine.Step;
import org.gaas.life.Renaming;
import org.gaas.onboarding.RequestRefused;
import org.springframework.stereotype.Component;

/** Names that come and names that go; none leads on to another one yet. */
@Component
class TakeNames implements Step {
    private final Renaming renaming;

    TakeNames(Renaming renaming) {
        this.renaming = renaming;
    }

    @Override
    public void perform(DelegateExecution execution) throws ApprovalVoid, RequestRefused {
        renaming.take(NAMES_CHANGE.in(execution));
    }
}
