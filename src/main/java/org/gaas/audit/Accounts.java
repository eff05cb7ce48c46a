package org.gaas.audit;

import java.util.Optional;
import org.gaas.people.AccountWitness;
import org.gaas.people.LoginFailed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes down who got which role from whom, and who tried to get in with a wrong password. */
@Component("auditedAccounts")
class Accounts implements AccountWitness {
    private final Trail trail;

    Accounts(Trail trail) {
        this.trail = trail;
    }

    @Override
    public void changed(Optional<String> by, String what, String account, String detail) {
        trail.record(by.map(person -> Entry.decision(person, what, ""))
                .orElseGet(() -> Entry.change(what, "").outcome("DONE"))
                .subject(account)
                .detail(detail));
    }

    @EventListener
    void failed(LoginFailed login) {
        var who = login.account().orElse("unknown account");
        trail.recordApart(Entry.denial(who, "login", "LOGIN_WRONG").place(login.address()));
    }
}
