package org.gaas.databases.mysql;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.function.UnaryOperator;
import org.gaas.databases.Account;
import org.gaas.databases.DatabaseName;
import org.gaas.databases.DatabaseServer.Piece;
import org.gaas.databases.DatabaseServer.Restoring;
import org.gaas.remote.Fragment;

/**
 * Brings dumps back: into new schemas beside those in use, by an account that sees nothing else, and into their place
 * when all of them are whole, by one statement. Views, triggers, routines and events can't be moved: they are made anew
 * by the application's own account, whose they are then. Whoever repeats it goes on where it was.
 */
record Restore(Restoring restoring) {
    /** Beside a schema: what comes, and what goes. No installation's schema ends so: labels have parts of their own. */
    private static final String NEW = "__new";

    private static final String OLD = "__old";

    /** After the name of an application's account: no installation's account is called so, as labels have two hyphens. */
    private static final String RESTORER = "___new";

    Fragment call() {
        return check().then(load()).then(swap()).then(objects()).then(end());
    }

    /** Who loads what comes, while an account's databases are restored. */
    static String userOf(Account account) {
        return account.user() + NEW;
    }

    /** What a restore that was broken off may have left. */
    static String leftovers(List<DatabaseName> names, Account account) {
        return drops(names) + "drop user if exists " + restorer(account.user(), account.host()) + ";\n";
    }

    private Fragment check() {
        return pieces(Fragment.call(RestoreScripts.CHECK)
                .text(restoring.operation())
                .path(restoring.work())
                .text(first())
                .path(restoring.folder()));
    }

    private Fragment load() {
        var source = restoring.source();
        return pieces(Fragment.call(RestoreScripts.LOAD)
                .text(restoring.operation())
                .path(restoring.work())
                .text(first())
                .path(restoring.folder())
                .text(restoring.here().host(), Integer.toString(restoring.here().port()), user(), account())
                .text("`" + source.user() + "`@`" + source.host() + "`")
                .text("`" + user() + "`@`" + restoring.here().accountHost() + "`")
                .text(places(), grants(), mark()));
    }

    private Fragment swap() {
        return Fragment.call(RestoreScripts.SWAP)
                .text(restoring.operation())
                .path(restoring.work())
                .text(first(), exchange());
    }

    private Fragment objects() {
        var login = restoring.application();
        return Visit.secretIn(
                        Fragment.call(RestoreScripts.OBJECTS)
                                .text(restoring.operation())
                                .path(restoring.work())
                                .text(first()),
                        login.settings())
                .text(login.endpoint().host(), Integer.toString(login.endpoint().port()))
                .text(login.settings().account().user(), Integer.toString(names().size()))
                .text(names().stream().map(DatabaseName::value).toArray(String[]::new))
                .acting(login.settings().owner());
    }

    private Fragment end() {
        return Fragment.call(RestoreScripts.END)
                .text(restoring.operation())
                .path(restoring.work())
                .text(first(), drops(names()) + "drop user if exists " + account() + ";\n");
    }

    private Fragment pieces(Fragment call) {
        var all = call;
        for (var piece : restoring.pieces())
            all = all.text(piece.file(), piece.database().value());
        return all;
    }

    private String places() {
        return drops(names())
                + each(name -> "create database " + quoted(name + NEW)
                        + " character set utf8mb4 collate utf8mb4_unicode_ci;\n"
                        + "create database " + quoted(name + OLD) + ";\n")
                + "drop user if exists " + account() + ";\n";
    }

    /** It may look into the schemas in use, as views of one may be over tables of another, and change what is new. */
    private String grants() {
        return each(name -> "grant " + Access.RIGHTS + " on " + new DatabaseName(name + NEW).escaped() + ".* to "
                + account() + ";\ngrant select, show view on " + new DatabaseName(name).escaped() + ".* to " + account()
                + ";\n");
    }

    /** That all is loaded, is said by a table, which goes over with them: so the statement that moves them says it. */
    private String mark() {
        return "create table " + quoted(first() + NEW) + ".`gaas restored` (nothing int) comment '"
                + restoring.operation() + "';\n";
    }

    private String exchange() {
        return """
                set session foreign_key_checks = 0, lock_wait_timeout = 60, group_concat_max_len = 1073741824;
                delimiter //
                begin not atomic
                  for gone in (
                    select concat('drop trigger `', trigger_schema, '`.`', replace(trigger_name, '`', '``'), '`') as one
                      from information_schema.triggers where trigger_schema in (USED, COMING)
                    union all
                    select concat('drop view `', table_schema, '`.`', replace(table_name, '`', '``'), '`')
                      from information_schema.views where table_schema in (USED)
                    union all
                    select concat('drop ', routine_type, ' `', routine_schema, '`.`', replace(routine_name, '`', '``'), '`')
                      from information_schema.routines where routine_schema in (USED)
                    union all
                    select concat('drop event `', event_schema, '`.`', replace(event_name, '`', '``'), '`')
                      from information_schema.events where event_schema in (USED)
                  ) do execute immediate gone.one; end for;
                  set @gaas_moves = (select concat('rename table ', group_concat(move order by turn separator ', ')) from (
                    select 0 as turn, concat('`', table_schema, '`.`', replace(table_name, '`', '``'), '` to `',
                        table_schema, '__old`.`', replace(table_name, '`', '``'), '`') as move
                      from information_schema.tables where table_schema in (USED) and table_type <> 'VIEW'
                    union all
                    select 1, concat('`', table_schema, '`.`', replace(table_name, '`', '``'), '` to `',
                        left(table_schema, char_length(table_schema) - 5),
                        if(table_name = 'gaas restored', '__old', ''), '`.`', replace(table_name, '`', '``'), '`')
                      from information_schema.tables where table_schema in (COMING) and table_type <> 'VIEW'
                  ) as moves);
                  execute immediate @gaas_moves;
                end//
                delimiter ;
                """.replace("USED", list("")).replace("COMING", list(NEW));
    }

    private String list(String suffix) {
        return names().stream().map(name -> "'" + name + suffix + "'").collect(joining(", "));
    }

    private String each(UnaryOperator<String> statements) {
        return names().stream().map(DatabaseName::value).map(statements).collect(joining());
    }

    private static String drops(List<DatabaseName> names) {
        return names.stream()
                .map(name -> "drop database if exists " + quoted(name + NEW) + ";\ndrop database if exists "
                        + quoted(name + OLD) + ";\n")
                .collect(joining());
    }

    private List<DatabaseName> names() {
        return restoring.pieces().stream().map(Piece::database).toList();
    }

    private String first() {
        return names().get(0).value();
    }

    private String user() {
        return restoring.application().settings().account().user() + RESTORER;
    }

    private String account() {
        return restorer(
                restoring.application().settings().account().user(),
                restoring.here().accountHost());
    }

    private static String restorer(String user, String host) {
        return "'" + user + RESTORER + "'@'" + host + "'";
    }

    private static String quoted(String name) {
        return "`" + name + "`";
    }
}
