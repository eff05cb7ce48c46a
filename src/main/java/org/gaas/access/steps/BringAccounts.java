package org.gaas.access.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.access.AccessNotBrought;
import org.gaas.access.AccountsInPlace;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** All servers are tried; then the first that went wrong is told. */
@Component
class BringAccounts implements Step {
    private final AccountsInPlace accounts;

    BringAccounts(AccountsInPlace accounts) {
        this.accounts = accounts;
    }

    @Override
    public void perform(DelegateExecution execution) {
        AccessNotBrought.throwFirst(accounts.bringDue());
    }
}
