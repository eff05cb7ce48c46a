package org.gaas.life.steps;

import static org.gaas.life.LifeVars.NAMES_CHANGE;
import static org.gaas.production.ProductionVars.NAMES_FOUND;
import static org.gaas.production.ProductionVars.NAMES_RIGHT;
import static org.gaas.production.ProductionVars.NEXT_LOOK;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.installations.Installations;
import org.gaas.life.NamesChanges;
import org.gaas.production.NamesLook;
import org.springframework.stereotype.Component;

/** Whether all names that are wanted lead to us already; those that go may lead anywhere. */
@Component
class LookUpNewNames implements Step {
    private final NamesChanges changes;
    private final Installations installations;
    private final NamesLook look;

    LookUpNewNames(NamesChanges changes, Installations installations, NamesLook look) {
        this.changes = changes;
        this.installations = installations;
        this.look = look;
    }

    @Override
    public void perform(DelegateExecution execution) {
        var change = changes.numbered(NAMES_CHANGE.in(execution));
        var seen = look.look(
                installations.numbered(change.production()), change.wanted().all());
        NAMES_RIGHT.set(execution, seen.right());
        NAMES_FOUND.set(execution, seen.words());
        NEXT_LOOK.set(execution, seen.next().toString());
    }
}
