package org.gaas.access.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.access.AccessNotBrought;
import org.gaas.access.AccountsInPlace;
import org.gaas.access.AgreementRequests;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** Accounts on the servers that the agreement is about are as they should be now. */
@Component
class FollowAgreement implements Step {
    private final AgreementRequests requests;
    private final AccountsInPlace accounts;

    FollowAgreement(AgreementRequests requests, AccountsInPlace accounts) {
        this.requests = requests;
        this.accounts = accounts;
    }

    @Override
    public void perform(DelegateExecution execution) {
        requests.find(execution.getProcessInstanceId())
                .ifPresent(request -> AccessNotBrought.throwFirst(accounts.bringChanged(requests.servers(request))));
    }
}
