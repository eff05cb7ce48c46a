package org.gaas.production.steps;

import static org.gaas.production.ProductionVars.ORDER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.production.OrderDevelopers;
import org.springframework.stereotype.Component;

/** Who is named reaches acceptance, as agreements and policy give it. */
@Component
class LetDevelopersIn implements Step {
    private final OrderDevelopers developers;

    LetDevelopersIn(OrderDevelopers developers) {
        this.developers = developers;
    }

    @Override
    public void perform(DelegateExecution execution) {
        developers.letIn(ORDER.in(execution));
    }
}
