package org.gaas.access.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.access.AccessRefused;
import org.gaas.access.AccessRequests;
import org.gaas.access.AccessVars;
import org.gaas.access.Permits;
import org.gaas.engine.ApprovalVoid;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** What was decided counts from now on, until its end. */
@Component
class GiveAccess implements Step {
    private final AccessRequests requests;
    private final Permits permits;

    GiveAccess(AccessRequests requests, Permits permits) {
        this.requests = requests;
        this.permits = permits;
    }

    @Override
    public void perform(DelegateExecution execution) throws ApprovalVoid, AccessRefused {
        var request = requests.get(AccessVars.REQUEST.in(execution));
        permits.give(request);
        AccessVars.ENDS.set(execution, request.end().toString());
    }
}
