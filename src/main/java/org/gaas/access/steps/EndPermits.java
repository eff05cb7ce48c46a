package org.gaas.access.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.access.AccessRequests;
import org.gaas.access.AccessVars;
import org.gaas.access.Permits;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** What was given with this request counts no more: somebody found it not right, or it was undone. */
@Component
class EndPermits implements Step {
    private final AccessRequests requests;
    private final Permits permits;

    EndPermits(AccessRequests requests, Permits permits) {
        this.requests = requests;
        this.permits = permits;
    }

    @Override
    public void perform(DelegateExecution execution) {
        AccessVars.REQUEST
                .find(execution)
                .map(requests::get)
                .ifPresent(request -> permits.end(
                        request,
                        request.approval().lookedBy().orElse(""),
                        request.approval().lookNote().orElse("undone")));
    }
}
