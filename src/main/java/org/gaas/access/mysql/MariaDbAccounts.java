package org.gaas.access.mysql;

import java.util.List;
import java.util.Set;
import org.gaas.access.DatabaseAccounts;
import org.gaas.access.DeveloperAccount;
import org.gaas.access.Verifier;
import org.gaas.fleet.ServerName;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.Fragment;

/** Developers' accounts on a MariaDB. What differs between platforms is how servers and accounts are told apart. */
public abstract class MariaDbAccounts implements DatabaseAccounts {
    /** How names of all developers' accounts begin. */
    private static final String DEVELOPERS = "d-";

    /** Those that a server comes with, and the desk's. */
    private static final Set<String> OWN =
            Set.of("root@localhost", "mysql@localhost", "mariadb.sys@localhost", "gaas@localhost");

    /** How names of developers' accounts on this server begin, and no others: {@code d-}. */
    protected abstract String prefix(ServerName server);

    @Override
    public final String user(ServerName server, String developer) {
        return prefix(server) + developer;
    }

    @Override
    public final Desired exists(ServerName server, DeveloperAccount account, Verifier verifier) {
        return new Account(name(server, account), verifier, account.rights());
    }

    @Override
    public final Desired noOthers(ServerName server, List<DeveloperAccount> accounts) {
        return new NoOtherAccounts(
                prefix(server),
                accounts.stream().map(account -> name(server, account)).toList());
    }

    @Override
    public final Desired gone(String user, String host) {
        return new Gone(user, host);
    }

    @Override
    public final boolean others(String user, String host) {
        return !user.startsWith(DEVELOPERS) && !OWN.contains(user + "@" + host);
    }

    @Override
    public final Command look() {
        return Command.of(Fragment.call(Sql.RUN).text(Look.QUESTION)).looking();
    }

    private AccountName name(ServerName server, DeveloperAccount account) {
        return new AccountName(user(server, account.developer()), account.from());
    }
}
