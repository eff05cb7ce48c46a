package org.gaas.access.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.access.AccessRequests;
import org.gaas.access.AccessVars;
import org.gaas.access.Permits;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** Who asked hears that others said no. */
@Component
class TellRefusal implements Step {
    private final AccessRequests requests;
    private final Permits permits;

    TellRefusal(AccessRequests requests, Permits permits) {
        this.requests = requests;
        this.permits = permits;
    }

    @Override
    public void perform(DelegateExecution execution) {
        permits.refused(requests.get(AccessVars.REQUEST.in(execution)));
    }
}
