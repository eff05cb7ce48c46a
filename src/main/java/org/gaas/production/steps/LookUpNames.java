package org.gaas.production.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;
import static org.gaas.production.ProductionVars.NAMES_FOUND;
import static org.gaas.production.ProductionVars.NAMES_RIGHT;
import static org.gaas.production.ProductionVars.NEXT_LOOK;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.installations.Installations;
import org.gaas.production.NamesLook;
import org.springframework.stereotype.Component;

/** Where the customer's names lead now: they are the customer's own, so the desk looks and waits. */
@Component
class LookUpNames implements Step {
    private final Installations installations;
    private final NamesLook look;

    LookUpNames(Installations installations, NamesLook look) {
        this.installations = installations;
        this.look = look;
    }

    @Override
    public void perform(DelegateExecution execution) {
        var seen = look.look(installations.get(INSTALLATION.in(execution)));
        NAMES_RIGHT.set(execution, seen.right());
        NAMES_FOUND.set(execution, seen.words());
        NEXT_LOOK.set(execution, seen.next().toString());
    }
}
