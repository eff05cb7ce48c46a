package org.gaas.databases.mysql;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gaas.databases.Account;
import org.gaas.databases.DatabaseName;
import org.gaas.databases.DatabaseServer;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.Fragment;
import org.gaas.remote.Source;

/**
 * A MariaDB or MySQL server that is spoken to by its own client on its own machine. What differs between platforms is
 * only how applications reach it.
 */
public abstract class MariaDb implements DatabaseServer {
    @Override
    public final Desired exist(List<DatabaseName> names) {
        return new Schemas(names);
    }

    @Override
    public final Desired reachable(Settings settings) {
        return new Access(settings);
    }

    @Override
    public final Desired gone(List<DatabaseName> names, Account account) {
        return new NoSchemas(names, account);
    }

    @Override
    public final Command ask(Login login, String question) {
        return Command.of(Visit.reading(login))
                .as(login.settings().owner())
                .reading(question)
                .looking();
    }

    @Override
    public final Command dump(String folder, List<DatabaseName> names) {
        return Command.of(Dump.call(folder, names));
    }

    @Override
    public final Command extract(String folder, Map<DatabaseName, Set<String>> rowsOf) {
        return Command.of(new Extract(rowsOf).call(folder));
    }

    @Override
    public final Command count(Map<DatabaseName, Set<String>> rowsOf) {
        return Command.of(Fragment.call(Sql.RUN).text(new Extract(rowsOf).count()))
                .looking();
    }

    @Override
    public final Command tally(String file, List<DatabaseName> names) {
        return Command.of(new Tally(names).call(file));
    }

    @Override
    public final Command restore(Restoring restoring) {
        return Command.of(new Restore(restoring).call());
    }

    @Override
    public final Command traces(String prefix, Account account) {
        var pattern = prefix.replace("_", "\\\\_") + "%";
        return Command.of(Fragment.call(Sql.RUN).text("""
                        select concat('database ', schema_name) from information_schema.schemata
                            where schema_name like '%1$s';
                        select concat('account ', user, '@', host) from mysql.user where user in ('%2$s', '%3$s');
                        select concat('right ', user, '@', host, ' ', db) from mysql.db where user in ('%2$s', '%3$s');
                        """.formatted(pattern, account.user(), Restore.userOf(account))))
                .looking();
    }

    @Override
    public final Command load(Login login, Source rows) {
        return Command.of(Visit.writing(login)).as(login.settings().owner()).reading(rows);
    }

    @Override
    public final Command uptime() {
        return Command.of(Fragment.call(Sql.RUN).text("show global status like 'Uptime'"))
                .looking();
    }
}
