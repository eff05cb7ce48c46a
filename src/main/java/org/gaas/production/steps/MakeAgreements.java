package org.gaas.production.steps;

import static org.gaas.production.ProductionVars.ORDER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.ApprovalVoid;
import org.gaas.engine.Step;
import org.gaas.production.OrderDevelopers;
import org.springframework.stereotype.Component;

/** What a manager agreed on, with a customer who accepted a quote that says so. */
@Component
class MakeAgreements implements Step {
    private final OrderDevelopers developers;

    MakeAgreements(OrderDevelopers developers) {
        this.developers = developers;
    }

    @Override
    public void perform(DelegateExecution execution) throws ApprovalVoid {
        developers.agree(ORDER.in(execution));
    }
}
