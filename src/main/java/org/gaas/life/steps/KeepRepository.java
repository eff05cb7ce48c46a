package org.gaas.life.steps;

import static org.gaas.life.LifeVars.REPOSITORY_CHANGE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.life.RepositoryChanges;
import org.springframework.stereotype.Component;

/** Releases come from where they came from. */
@Component
class KeepRepository implements Step {
    private final RepositoryChanges changes;

    KeepRepository(RepositoryChanges changes) {
        this.changes = changes;
    }

    @Override
    public void perform(DelegateExecution execution) {
        REPOSITORY_CHANGE.find(execution).ifPresent(changes::keep);
    }
}
