package org.gaas.access.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.access.AccessNotBrought;
import org.gaas.access.AccessVars;
import org.gaas.access.TakenBack;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** Accounts that nothing gives any more go from servers, and whoever is signed in by them is cut off. */
@Component
class CutAccessOff implements Step {
    private final TakenBack takenBack;

    CutAccessOff(TakenBack takenBack) {
        this.takenBack = takenBack;
    }

    @Override
    public void perform(DelegateExecution execution) {
        AccessNotBrought.throwFirst(takenBack.cutOff(AccessVars.DEVELOPER.in(execution)));
    }
}
