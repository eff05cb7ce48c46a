package org.gaas.audit;

import java.util.Optional;
import org.gaas.engine.Denial;
import org.gaas.people.AccountWitness;
import org.gaas.people.LoginFailed;
import org.gaas.people.SecondFactorChanged;
import org.gaas.people.SecondFactorRefused;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes down who got which role from whom, who tried to get in with a wrong password, and what became of second factors. */
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

    @EventListener
    void changed(SecondFactorChanged factor) {
        trail.record(Entry.decision(factor.by(), factor.what(), "")
                .subject(factor.person())
                .detail(factor.detail()));
    }

    @EventListener
    void refused(SecondFactorRefused factor) {
        trail.recordApart(Entry.denial(factor.person(), "show-second-factor", factor.rule())
                .place(factor.from()));
        Denial.told();
    }
}
