package org.gaas.life.steps;

import static org.gaas.life.LifeVars.NAMES_CHANGE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.life.NamesNotCovered;
import org.gaas.life.Renaming;
import org.springframework.stereotype.Component;

/** All is as wanted: with the certificate for it, names may lead on to others. */
@Component
class SettleNames implements Step {
    private final Renaming renaming;

    SettleNames(Renaming renaming) {
        this.renaming = renaming;
    }

    @Override
    public void perform(DelegateExecution execution) throws NamesNotCovered {
        renaming.settle(NAMES_CHANGE.in(execution));
    }
}
