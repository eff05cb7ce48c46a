package org.gaas.life.steps;

import static org.gaas.life.LifeVars.NAMES_CHANGE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.life.NamesChanges;
import org.springframework.stereotype.Component;

/** Names may be changed again. */
@Component
class EndNamesChange implements Step {
    private final NamesChanges changes;

    EndNamesChange(NamesChanges changes) {
        this.changes = changes;
    }

    @Override
    public void perform(DelegateExecution execution) {
        changes.end(NAMES_CHANGE.in(execution));
    }
}
