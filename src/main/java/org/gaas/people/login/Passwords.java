package org.gaas.people.login;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.gaas.engine.Forbidden;
import org.gaas.people.AccountWitness;
import org.gaas.people.WatchedAccounts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Checks passwords without the engine's own lock, which keeps the owner of an account out when somebody else guesses,
 * and writes each wrong guess into the account's row. The desk's own doors ask {@link Attempts} before; at the doors of
 * the engine, where who is signed in may check passwords too, it is asked here.
 */
@Component
class Passwords extends AbstractProcessEnginePlugin {
    private final Attempts attempts;
    private final ObjectProvider<AccountWitness> witnesses;

    Passwords(Attempts attempts, ObjectProvider<AccountWitness> witnesses) {
        this.attempts = attempts;
        this.witnesses = witnesses;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setIdentityProviderSessionFactory(new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return Accounts.class;
            }

            @Override
            public Session openSession() {
                return new Accounts(attempts, witnesses);
            }
        });
    }

    private static class Accounts extends WatchedAccounts {
        private final Attempts attempts;

        Accounts(Attempts attempts, Iterable<AccountWitness> witnesses) {
            super(witnesses);
            this.attempts = attempts;
        }

        @Override
        public boolean checkPassword(String account, String password) {
            var asking = getCurrentAuthentication();
            if (asking == null || asking.getUserId() == null) return isRight(account, password);
            return limited(account, password, "signed in as " + asking.getUserId());
        }

        private boolean limited(String account, String password, String who) {
            try {
                attempts.admit(account, who);
            } catch (TooManyAttempts many) {
                throw new Forbidden("TOO_MANY_ATTEMPTS", many.getMessage());
            }
            var right = isRight(account, password);
            if (right) attempts.succeeded(account, who);
            else attempts.failed(account, who);
            return right;
        }

        private boolean isRight(String account, String password) {
            var known = findUserById(account);
            return known != null && password != null && matchPassword(password, known);
        }
    }
}
