package org.gaas.life.steps;

import static org.gaas.life.LifeVars.REPOSITORY_CHANGE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Refusal;
import org.gaas.engine.Step;
import org.gaas.life.RepositoryChanges;
import org.springframework.stereotype.Component;

/** From here on releases come from the other repository. */
@Component
class ChangeRepository implements Step {
    private final RepositoryChanges changes;

    ChangeRepository(RepositoryChanges changes) {
        this.changes = changes;
    }

    @Override
    public void perform(DelegateExecution execution) throws Refusal {
        changes.change(REPOSITORY_CHANGE.in(execution));
    }
}
