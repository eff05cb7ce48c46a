package org.gaas.access.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.access.AccessNotBrought;
import org.gaas.access.AccessRequests;
import org.gaas.access.AccessVars;
import org.gaas.access.Permits;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** The servers that it is about have accounts for what counts now, and no others. */
@Component
class BringAccess implements Step {
    private final AccessRequests requests;
    private final Permits permits;

    BringAccess(AccessRequests requests, Permits permits) {
        this.requests = requests;
        this.permits = permits;
    }

    @Override
    public void perform(DelegateExecution execution) {
        AccessVars.REQUEST
                .find(execution)
                .map(requests::get)
                .ifPresent(request -> AccessNotBrought.throwFirst(permits.bring(request)));
    }
}
