package org.gaas.people;

import java.util.Optional;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.persistence.GenericManagerFactory;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells of every change of an account and of every role given or taken, through whatever door. */
@Component
class WatchedAccounts extends AbstractProcessEnginePlugin {
    private final ObjectProvider<AccountWitness> witnesses;

    WatchedAccounts(ObjectProvider<AccountWitness> witnesses) {
        this.witnesses = witnesses;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setIdentityProviderSessionFactory(new GenericManagerFactory(Watched.class) {
            @Override
            public Session openSession() {
                return new Watched();
            }
        });
    }

    private void tell(IdentityOperationResult result, String what, String account, String detail) {
        if (IdentityOperationResult.OPERATION_NONE.equals(result.getOperation())) return;
        var by = Optional.ofNullable(Context.getCommandContext().getAuthenticatedUserId());
        witnesses.forEach(witness -> witness.changed(by, what, account, detail));
    }

    /** The engine's own, which also says what it did. Groups are the program's roles; there are no tenants. */
    private class Watched extends DbIdentityServiceProvider {
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
    }
}
