package org.gaas.access.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.access.AgreementRequests;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** Nobody is asked any more, and nothing holds that was made by this. */
@Component
class TakeAgreementBack implements Step {
    private final AgreementRequests requests;

    TakeAgreementBack(AgreementRequests requests) {
        this.requests = requests;
    }

    @Override
    public void perform(DelegateExecution execution) {
        requests.find(execution.getProcessInstanceId()).ifPresent(requests::takeBack);
    }
}
