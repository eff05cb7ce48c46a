package org.gaas.databases.mysql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gaas.databases.Account;
import org.gaas.databases.DatabaseName;
import org.gaas.remote.Desired;
import org.gaas.remote.Fragment;
import org.gaas.remote.Platform;

/** Neither these schemas nor the account exist. Gone already is as good. */
record NoSchemas(List<DatabaseName> names, Account account) implements Desired {
    @Override
    public String subject() {
        return "no databases " + names.stream().map(DatabaseName::value).collect(Collectors.joining(", "))
                + " and no account " + account.user();
    }

    @Override
    public Fragment probe(Platform platform) {
        return Fragment.call(Sql.ANSWERS).text(count(), "0");
    }

    @Override
    public Fragment apply(Platform platform) {
        return Fragment.call(Sql.RUN).text(removal());
    }

    @Override
    public Optional<Fragment> inOneGo(Platform platform) {
        return Optional.of(Fragment.call(Sql.UNTIL).text(count(), removal(), "0"));
    }

    private String count() {
        return "select (select count(*) from information_schema.schemata where schema_name in ("
                + names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(",", "", ",''"))
                + ")) + (select count(*) from mysql.user where user='" + account.user() + "')";
    }

    private String removal() {
        return names.stream()
                        .map(name -> "drop database if exists " + name.quoted() + ";\n")
                        .collect(Collectors.joining())
                + "drop user if exists " + account.quoted() + ";\n" + Restore.leftovers(names, account);
    }
}
