package org.gaas.access.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.access.AccessRefused;
import org.gaas.access.AccessRequests;
import org.gaas.access.AccessVars;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** Takes what was asked for, whoever started it, and tells who has to decide. */
@Component
class ValidateAccess implements Step {
    private final AccessRequests requests;

    ValidateAccess(AccessRequests requests) {
        this.requests = requests;
    }

    @Override
    public void perform(DelegateExecution execution) throws AccessRefused {
        var requester = AccessVars.REQUESTER.find(execution).orElse("");
        var request = requests.accept(execution.getVariables(), requester, execution.getProcessInstanceId());
        execution.setProcessBusinessKey(request.key());
        AccessVars.REQUEST.set(execution, request.number());
        AccessVars.SUBJECT.set(execution, request.subject());
        AccessVars.DECIDED_BY.set(
                execution, !requests.isDecided(request) ? "agreement" : request.emergency() ? "onCall" : "people");
    }
}
