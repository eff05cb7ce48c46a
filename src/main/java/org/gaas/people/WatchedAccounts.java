package org.gaas.people;

import java.util.Optional;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/**
 * The engine's accounts, which also tell of every change of an account and of every role given or taken, through
 * whatever door. Groups are the program's roles; there are no tenants.
 */
public class WatchedAccounts extends DbIdentityServiceProvider {
    private final Iterable<AccountWitness> witnesses;

    /** @param witnesses who is told, in the changing transaction */
    protected WatchedAccounts(Iterable<AccountWitness> witnesses) {
        this.witnesses = witnesses;
    }

    @Override
    public IdentityOperationResult saveUser(User user) {
        var password = ((UserEntity) user).hasNewPassword();
        var result = super.saveUser(user);
        var isNew = IdentityOperationResult.OPERATION_CREATE.equals(result.getOperation());
        tell(
                result,
                isNew ? "add-account" : "change-account",
                user.getId(),
                !isNew && password ? "another password" : "");
        return result;
    }

    @Override
    public IdentityOperationResult deleteUser(String user) {
        var result = super.deleteUser(user);
        tell(result, "remove-account", user, "");
        return result;
    }

    @Override
    public IdentityOperationResult createMembership(String user, String group) {
        var result = super.createMembership(user, group);
        tell(result, "give-role", user, group);
        return result;
    }

    @Override
    public IdentityOperationResult deleteMembership(String user, String group) {
        var result = super.deleteMembership(user, group);
        tell(result, "take-role", user, group);
        return result;
    }

    private void tell(IdentityOperationResult result, String what, String account, String detail) {
        if (IdentityOperationResult.OPERATION_NONE.equals(result.getOperation())) return;
        var by = Optional.ofNullable(Context.getCommandContext().getAuthenticatedUserId());
        witnesses.forEach(witness -> witness.changed(by, what, account, detail));
    }
}
