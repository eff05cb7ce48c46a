package org.gaas.access.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.access.AccessVars;
import org.gaas.access.AgreementRequests;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** Who asked hears that there is no agreement, and why. */
@Component
class TellNoAgreement implements Step {
    private final AgreementRequests requests;

    TellNoAgreement(AgreementRequests requests) {
        this.requests = requests;
    }

    @Override
    public void perform(DelegateExecution execution) {
        requests.tellNone(requests.get(execution.getProcessInstanceId()), AccessVars.REFUSAL.find(execution));
    }
}
