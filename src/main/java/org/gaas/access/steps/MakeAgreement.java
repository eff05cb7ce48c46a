package org.gaas.access.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.access.AccessRefused;
import org.gaas.access.AgreementRequests;
import org.gaas.engine.ApprovalVoid;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** What the customer said yes to holds from now on, or from its first day. */
@Component
class MakeAgreement implements Step {
    private final AgreementRequests requests;

    MakeAgreement(AgreementRequests requests) {
        this.requests = requests;
    }

    @Override
    public void perform(DelegateExecution execution) throws ApprovalVoid, AccessRefused {
        requests.make(requests.get(execution.getProcessInstanceId()));
    }
}
