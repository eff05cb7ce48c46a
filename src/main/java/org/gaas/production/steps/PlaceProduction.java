package org.gaas.production.steps;

import static org.gaas.installations.InstallationId.INSTALLATION;
import static org.gaas.production.ProductionVars.ACCEPTANCE;
import static org.gaas.production.ProductionVars.ACCEPTANCE_SERVER;
import static org.gaas.production.ProductionVars.PRODUCTION_SERVER;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.engine.Step;
import org.gaas.fleet.NoServerFits;
import org.gaas.installations.Placing;
import org.springframework.stereotype.Component;

/** Both halves get the servers that hosting chose, or neither gets any. */
@Component
class PlaceProduction implements Step {
    private final Placing placing;

    PlaceProduction(Placing placing) {
        this.placing = placing;
    }

    @Override
    public void perform(DelegateExecution execution) throws NoServerFits {
        placing.place(Map.of(
                INSTALLATION.in(execution), PRODUCTION_SERVER.find(execution),
                ACCEPTANCE.in(execution), ACCEPTANCE_SERVER.find(execution)));
    }
}
