package org.gaas.access.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.access.AccessRefused;
import org.gaas.access.AccessVars;
import org.gaas.access.AgreementRequests;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** Takes what a manager asked for, at whichever door. */
@Component
class ValidateAgreement implements Step {
    private final AgreementRequests requests;

    ValidateAgreement(AgreementRequests requests) {
        this.requests = requests;
    }

    @Override
    public void perform(DelegateExecution execution) throws AccessRefused {
        var requester = AccessVars.REQUESTER.find(execution).orElse("");
        var request = requests.accept(execution.getVariables(), requester, execution.getProcessInstanceId());
        execution.setProcessBusinessKey(request.key());
        AccessVars.SUBJECT.set(execution, request.subject());
    }
}
