package org.gaas.access.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.access.AccessRefused;
import org.gaas.access.AccessVars;
import org.gaas.access.TakenBack;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** What was given before counts no more. */
@Component
class TakeAccessBack implements Step {
    private final TakenBack takenBack;

    TakeAccessBack(TakenBack takenBack) {
        this.takenBack = takenBack;
    }

    @Override
    public void perform(DelegateExecution execution) throws AccessRefused {
        var person = AccessVars.REQUESTER.find(execution).orElse("");
        AccessVars.DEVELOPER.set(execution, takenBack.take(execution.getVariables(), person));
    }
}
