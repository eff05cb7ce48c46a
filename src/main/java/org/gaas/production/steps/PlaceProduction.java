package org.gaas.production.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;
import static org.gaas.production.ProductionVars.ACCEPTANCE;
import static org.gaas.production.ProductionVars.ACCEPTANCE_SERVER;
import static org.gaas.production.ProductionVars.ORDER;
import static org.gaas.production.ProductionVars.PRODUCTION_SERVER;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.ApprovalVoid;
import org.gaas.engine.Step;
import org.gaas.fleet.NoServerFits;
import org.gaas.installations.Placing;
import org.gaas.production.BeforeOrder;
import org.gaas.production.InstallationPlan;
import org.springframework.stereotype.Component;

/** What was approved begins: both halves get the servers that hosting chose, or neither gets any. */
@Component
class PlaceProduction implements Step {
    private final InstallationPlan plan;
    private final Placing placing;
    private final BeforeOrder before;

    PlaceProduction(InstallationPlan plan, Placing placing, BeforeOrder before) {
        this.plan = plan;
        this.placing = placing;
        this.before = before;
    }

    @Override
    public void perform(DelegateExecution execution) throws NoServerFits, ApprovalVoid {
        plan.require(ORDER.in(execution));
        placing.place(Map.of(
                INSTALLATION.in(execution), PRODUCTION_SERVER.find(execution),
                ACCEPTANCE.in(execution), ACCEPTANCE_SERVER.find(execution)));
        before.keepContact(ORDER.in(execution));
    }
}
