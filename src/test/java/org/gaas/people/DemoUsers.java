package org.gaas.people;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.DependsOn;

/** One user for each role, as in the box. Everybody's password is {@link #PASSWORD}; those who decide have a second
 * factor. */
@DependsOn("groups")
public class DemoUsers implements InitializingBean {
    public static final String PASSWORD = "open-sesame-2026";

    private static final Set<String> DECIDING = Set.of("dora", "daan", "hanna", "hugo", "olga", "mark", "mona", "fien");

    private final Accounts accounts;
    private final SecondFactor factor;

    public DemoUsers(Accounts accounts, SecondFactor factor) {
        this.accounts = accounts;
        this.factor = factor;
    }

    /** Whether this person has a second factor from the beginning. */
    public static boolean haveFactor(String user) {
        return DECIDING.contains(user);
    }

    /** What the generator of a person's codes knows. */
    public static byte[] secret(String user) {
        return ("the secret of " + user + "      ").substring(0, 20).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void afterPropertiesSet() {
        accounts.ensure("dora", PASSWORD, Role.DEVELOPERS);
        accounts.ensure("daan", PASSWORD, Role.DEVELOPERS);
        accounts.ensure("hanna", PASSWORD, Role.HOSTING);
        accounts.ensure("hugo", PASSWORD, Role.HOSTING);
        accounts.ensure("olga", PASSWORD, Role.ONCALL, Role.HOSTING);
        accounts.ensure("mark", PASSWORD, Role.MANAGERS);
        accounts.ensure("mona", PASSWORD, Role.MANAGERS);
        accounts.ensure("fien", PASSWORD, Role.FINANCE);
        accounts.ensure("lena", PASSWORD, Role.LEADS);
        accounts.ensure("adam", PASSWORD, Role.ADMINISTRATORS);
        accounts.ensure("aya", PASSWORD, Role.AUDITORS);
        DECIDING.forEach(user -> factor.ensure(user, secret(user)));
    }
}
