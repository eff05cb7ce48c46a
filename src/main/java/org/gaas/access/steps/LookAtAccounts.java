package org.gaas.access.steps;

import static org.gaas.fleet.ServerName.SERVER;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.access.AccessNotBrought;
import org.gaas.access.AccessVars;
import org.gaas.access.AccountsInPlace;
import org.gaas.access.Clearing;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** Compares the server's own tables with what was granted, now. */
@Component
class LookAtAccounts implements Step {
    private final AccountsInPlace accounts;
    private final Clearing clearing;

    LookAtAccounts(AccountsInPlace accounts, Clearing clearing) {
        this.accounts = accounts;
        this.clearing = clearing;
    }

    @Override
    public void perform(DelegateExecution execution) {
        var server = SERVER.in(execution);
        AccessNotBrought.throwFirst(List.of(accounts.look(server)));
        AccessVars.FOUND_NOTHING.set(execution, clearing.isClear(server));
    }
}
