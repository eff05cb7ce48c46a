package org.gaas.production.steps;

import static org.gaas.production.ProductionVars.AGREEMENTS_MISSING;
import static org.gaas.production.ProductionVars.DEVELOPERS_ASKED;
import static org.gaas.production.ProductionVars.ORDER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.production.OrderDevelopers;
import org.springframework.stereotype.Component;

/** Who is named and has no agreement is a manager's to decide about. */
@Component
class LookAtDevelopers implements Step {
    private final OrderDevelopers developers;

    LookAtDevelopers(OrderDevelopers developers) {
        this.developers = developers;
    }

    @Override
    public void perform(DelegateExecution execution) {
        var missing = developers.missing(ORDER.in(execution));
        AGREEMENTS_MISSING.set(execution, !missing.isEmpty());
        DEVELOPERS_ASKED.set(execution, String.join(" ", missing));
    }
}
