package org.gaas.people;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.DependsOn;

/** One user for each role, as in the box. Everybody's password is {@link #PASSWORD}. */
@DependsOn("groups")
public class DemoUsers implements InitializingBean {
    public static final String PASSWORD = "open-sesame-2026";

    private final Accounts accounts;

    public DemoUsers(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void afterPropertiesSet() {
        accounts.ensure("dora", PASSWORD, Role.DEVELOPERS);
        accounts.ensure("daan", PASSWORD, Role.DEVELOPERS);
        accounts.ensure("hanna", PASSWORD, Role.HOSTING);
        accounts.ensure("hugo", PASSWORD, Role.HOSTING);
        accounts.ensure("olga", PASSWORD, Role.ONCALL, Role.HOSTING);
        accounts.ensure("mark", PASSWORD, Role.MANAGERS);
        accounts.ensure("fien", PASSWORD, Role.FINANCE);
        accounts.ensure("lena", PASSWORD, Role.LEADS);
        accounts.ensure("adam", PASSWORD, Role.ADMINISTRATORS);
        accounts.ensure("aya", PASSWORD, Role.AUDITORS);
    }
}
