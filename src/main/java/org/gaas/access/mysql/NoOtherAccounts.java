package org.gaas.access.mysql;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.gaas.remote.Desired;
import org.gaas.remote.Fragment;
import org.gaas.remote.Platform;

/** Of all accounts of developers on a server, there are these only; whoever is signed in by another is cut off. */
record NoOtherAccounts(String prefix, List<AccountName> accounts) implements Desired {
    @Override
    public String subject() {
        return "no other accounts of developers than "
                + (accounts.isEmpty()
                        ? "none"
                        : accounts.stream().map(AccountName::plain).collect(joining(", ")));
    }

    @Override
    public Fragment probe(Platform platform) {
        return Fragment.call(Sql.ANSWERS).text(others("concat(user, '@', host)"), "");
    }

    @Override
    public Fragment apply(Platform platform) {
        return Fragment.call(Sql.NONE_LEFT).text(others("concat(user, '@', host)"), removal());
    }

    /** Nobody signs in any more when those who are signed in are cut off. */
    private String removal() {
        return others("concat('drop user ', quote(user), '@', quote(host), ';')") + ";\n"
                + others("concat('kill user ', quote(user), ';')");
    }

    private String others(String what) {
        return "select " + what + " from mysql.global_priv where left(user, " + prefix.length() + ") = '" + prefix
                + "' and concat(user, '@', host) not in ("
                + accounts.stream().map(name -> ",'" + name.plain() + "'").collect(joining("", "''", ""))
                + ") order by 1";
    }
}
