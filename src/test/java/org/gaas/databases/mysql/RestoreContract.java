package org.gaas.databases.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.gaas.databases.Account;
import org.gaas.databases.DatabaseName;
import org.gaas.databases.DatabaseServer.Endpoint;
import org.gaas.databases.DatabaseServer.Login;
import org.gaas.databases.DatabaseServer.Piece;
import org.gaas.databases.DatabaseServer.Restoring;
import org.gaas.databases.DatabaseServer.Settings;
import org.gaas.fleet.ServerName;
import org.gaas.remote.Absent;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.Directory;
import org.gaas.remote.Host;
import org.gaas.remote.Lock;
import org.gaas.remote.Operation;
import org.gaas.remote.Owner;
import org.gaas.remote.Result;
import org.gaas.remote.Source;
import org.gaas.remote.SystemUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What dumps and restores do on every kind of server: two databases of one installation, with all that can be in them. */
abstract class RestoreContract {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final ServerName SERVER = new ServerName("srv");
    private static final String MADE = "made by the application";

    private final String name = "r" + COUNT.incrementAndGet() + "x" + Long.toString(System.nanoTime() % 100000, 36);
    private final String home = "srv/gaas/" + name;
    private final DatabaseName gems = new DatabaseName(name + "_gems");
    private final DatabaseName ls = new DatabaseName(name + "_ls");
    private final List<DatabaseName> both = List.of(gems, ls);
    private final Host host = host();
    private final MariaDb mariaDb = server();
    private final Endpoint endpoint = mariaDb.endpoint(SERVER, SERVER);
    private final Account account = new Account(name, endpoint.accountHost());
    private int operations;
    private long fence = System.nanoTime();

    abstract Host host();

    abstract MariaDb server();

    @BeforeEach
    void filled() {
        fulfil(
                new SystemUser(name, home),
                new Directory(home, Owner.code(name), "0750"),
                mariaDb.exist(both),
                mariaDb.reachable(settings()));
        load(ls, "create table answers (answer varchar(20)); insert into answers values ('before')");
        load(gems, """
                create table patient (id int primary key, name text, photo blob) engine=innodb;
                insert into patient values (1, 'Søn\\n-- Current Database: `%2$s`\\nDELIMITER ;;', x'00ff');
                create table track (id int primary key, patient int, foreign key (patient) references patient (id));
                insert into track values (10, 1);
                create view tracks as select track.id, patient.name from track join patient on patient.id = patient;
                create view both_of_them as select answer from `%2$s`.answers;
                delimiter //
                create trigger stamp before insert on patient for each row set new.name = concat(new.name, '!')//
                create procedure note() begin
                select '%1$s
                --
                -- Current Database: `%2$s`
                --
                USE `%2$s`;
                ';
                end//
                create function seven() returns int deterministic return 7//
                create event nightly on schedule every 1 day do delete from track where id < 0//
                delimiter ;
                """.formatted(MADE, ls));
    }

    @AfterEach
    void tidy() {
        fulfil(mariaDb.gone(both, account), new Absent(home), SystemUser.absent(name));
    }

    @Test
    @DisplayName("brings back all that was in all databases, as the application's own, and nothing that came later")
    void back() {
        var whole = picture();
        dumped();
        load(gems, """
                drop view tracks; drop trigger stamp; drop procedure note; drop table track;
                create table later (id int); create view later_too as select 1 as one;
                create trigger after_all before insert on patient for each row set new.name = 'x';
                delete from patient;
                """);
        load(ls, "update answers set answer = 'after'");
        assertThat(restored().ok()).isTrue();
        assertThat(picture()).isEqualTo(whole).contains("Søn", "before", "stamp", "note", "nightly", "seven");
        assertThat(picture()).contains(account.user() + "@" + account.host()).doesNotContain("later", "after");
        assertThat(ask(gems, "select seven()")).isEqualTo("7");
        assertThat(ask(gems, "select answer from both_of_them")).isEqualTo("before");
        load(gems, "insert into patient values (2, 'new', null)");
        assertThat(ask(gems, "select name from patient where id = 2")).isEqualTo("new!");
        assertThat(sql("select count(*) from information_schema.schemata where schema_name like '" + name + "%'"))
                .isEqualTo("2");
        assertThat(sql("select count(*) from mysql.user where user like '" + name + "%'"))
                .isEqualTo("1");
    }

    @Test
    @DisplayName(
            "is refused when a piece is cut off, whatever is said to be its checksum, and nothing is touched (M20)")
    void cutOff() {
        dumped();
        var whole = picture();
        write(ls, "create table answers (answer varchar(20));\n");
        assertThat(restored().out())
                .startsWith("DUMP_INCOMPLETE: " + ls + ".sql.gz does not end with '-- Dump completed'");
        sh("cd \"$1\" && head -c 40 \"$2\" >cut && mv cut \"$2\" && sha256sum \"$2\" >\"$2.sum\"");
        assertThat(restored().out()).startsWith("DUMP_INCOMPLETE: " + ls + ".sql.gz ends too early");
        sh("cd \"$1\" && echo more >>\"$2\"");
        assertThat(restored().out()).startsWith("DUMP_INCOMPLETE: " + ls + ".sql.gz is not what its checksum says");
        sh("cd \"$1\" && rm \"$2\"");
        assertThat(restored().out()).startsWith("DUMP_INCOMPLETE: " + ls + ".sql.gz with its checksum is not there");
        assertThat(picture()).isEqualTo(whole);
    }

    @Test
    @DisplayName("runs no command for the client that a dump holds (M18)")
    void clientCommand() {
        var trace = host.path("tmp/" + name);
        for (var command : List.of("\\! touch " + trace, "system touch " + trace, "source /etc/passwd"))
            refused("DUMP_CLIENT_COMMAND", command);
        refused("DUMP_CLIENT_COMMAND", "/*M!999999\\- enable the sandbox mode */\n\\! touch " + trace);
        assertThat(host.run(Command.of("test", "-e", trace)).ok()).isFalse();
    }

    @Test
    @DisplayName("reaches no other database, and makes none (M19)")
    void foreign() {
        sql("create database " + name + "_other; create table " + name + "_other.kept (id int)");
        try {
            refused("DUMP_FOREIGN_SCHEMA", "use " + name + "_other;");
            refused("DUMP_FOREIGN_SCHEMA", "drop table " + name + "_other.kept;");
            refused("DUMP_FOREIGN_SCHEMA", "create database " + name + "_more;");
            refused("DUMP_FOREIGN_SCHEMA", "create view v as select * from mysql.global_priv;");
            refused("DUMP_FOREIGN_SCHEMA", "delete from " + gems.quoted() + ".patient;");
        } finally {
            sql("drop database " + name + "_other");
        }
    }

    @Test
    @DisplayName("makes nothing in the name of another account (M19)")
    void definer() {
        for (var other : List.of("root@localhost", "`root`@`localhost`", "`mariadb.sys`@`localhost`"))
            refused("DUMP_DEFINER", "CREATE DEFINER=" + other + " PROCEDURE p() select 1;");
        refused("DUMP_DEFINER", "create definer=root@localhost sql security definer view v as select 1;");
    }

    @Test
    @DisplayName("goes on where it was broken off, before and after the databases changed places")
    void brokenOff() {
        dumped();
        var whole = picture();
        load(ls, "update answers set answer = 'after'");
        // the application's views can't be made anew while nobody knows its password
        sh("mv \"$3\" \"$3.away\"");
        assertThat(restored("half").ok()).isFalse();
        assertThat(sql("select answer from " + ls.quoted() + ".answers")).isEqualTo("before");
        sql("insert into " + ls.quoted() + ".answers values ('written since')");
        sh("mv \"$3.away\" \"$3\"");
        assertThat(restored("half").ok()).isTrue();
        assertThat(sql("select group_concat(answer) from " + ls.quoted() + ".answers"))
                .as("what was swapped in is not replaced once more")
                .isEqualTo("before,written since");
        sql("delete from " + ls.quoted() + ".answers where answer = 'written since'");
        assertThat(picture()).isEqualTo(whole);
    }

    @Test
    @DisplayName("keeps the databases at one moment: what is written while they are dumped is in none of them")
    void oneMoment() throws InterruptedException {
        load(gems, "create table pairs (id int auto_increment primary key)");
        load(ls, "create table pairs (id int auto_increment primary key)");
        var pair = "start transaction; insert into %s.pairs values (); insert into %s.pairs values (); commit;"
                .formatted(gems.quoted(), ls.quoted());
        var stop = new AtomicBoolean();
        var writer = new Thread(() -> {
            while (!stop.get()) sql(pair.repeat(50));
        });
        writer.start();
        try {
            await().until(() ->
                    !sql("select count(*) from " + ls.quoted() + ".pairs").equals("0"));
            for (var time = 0; time < 3; time++) dumped();
        } finally {
            stop.set(true);
            writer.join();
        }
        assertThat(restored().ok()).isTrue();
        assertThat(sql("select max(id) from " + gems.quoted() + ".pairs"))
                .isEqualTo(sql("select max(id) from " + ls.quoted() + ".pairs"))
                .isNotEqualTo("NULL");
        assertThat(host.run(Command.of("ls", host.path(home + "/dump"))).out())
                .isEqualTo("%1$s.sql.gz\n%1$s.sql.gz.sum\n%2$s.sql.gz\n%2$s.sql.gz.sum\n".formatted(gems, ls));
    }

    @Test
    @DisplayName("leaves the account alone of another installation of the project, whatever its label is")
    void otherLabel() {
        var other = "'" + name + "__new'@'" + endpoint.accountHost() + "'";
        sql("create user " + other + "; grant select on " + ls.escaped() + ".* to " + other);
        try {
            var before = sql("show grants for " + other);
            dumped();
            assertThat(restored().ok()).isTrue();
            assertThat(sql("show grants for " + other)).isEqualTo(before);
            fulfil(mariaDb.gone(both, account));
            assertThat(sql("select count(*) from mysql.user where user = '" + name + "__new'"))
                    .isEqualTo("1");
            assertThat(sql("select count(*) from mysql.user where user like '" + name + "%'"))
                    .isEqualTo("1");
        } finally {
            sql("drop user if exists " + other);
        }
    }

    @Test
    @DisplayName("of an extract brings rows of the named tables only, and of all others how they are made")
    void extract() {
        load(gems, """
                create table survey (id int primary key, name text);
                insert into survey values (1, 'one'), (2, 'INSERT INTO `patient` VALUES (7);\\nINSERT INTO `x` VALUES'), (3, '`');
                create table `odd 'name` (id int); insert into `odd 'name` values (1);
                create table more (id int);
                """);
        var rowsOf = Map.of(gems, Set.of("survey", "absent"), ls, Set.<String>of());
        assertThat(ended("dump", mariaDb.extract(home + "/dump", rowsOf)).ok()).isTrue();
        assertThat(host.run(Command.of("cat", host.path(home + "/dump/rows"))).out())
                .isEqualTo(gems + "\tsurvey\t3\n");
        assertThat(host.run(mariaDb.count(rowsOf)).expect("tables").out().lines())
                .containsExactly(
                        gems + "\tmore\t-",
                        gems + "\todd 'name\t-",
                        gems + "\tpatient\t-",
                        gems + "\tsurvey\t3",
                        gems + "\ttrack\t-",
                        ls + "\tanswers\t-");
        load(gems, "drop table survey; drop view tracks; drop table `odd 'name`");
        assertThat(restored().ok()).isTrue();
        for (var empty : List.of(gems.quoted() + ".patient", gems.quoted() + ".track", ls.quoted() + ".answers"))
            assertThat(sql("select count(*) from " + empty)).as(empty).isEqualTo("0");
        assertThat(sql("select count(*) from " + gems.quoted() + ".`odd 'name`"))
                .isEqualTo("0");
        assertThat(sql("select group_concat(id) from " + gems.quoted() + ".survey"))
                .isEqualTo("1,2,3");
        assertThat(picture()).contains("tracks", "stamp", "note", "nightly", "seven");
    }

    @Test
    @DisplayName("has no extract to bring when a row of any other table got into it")
    void leak() {
        load(gems, "create table `a\\b` (id int); insert into `a\\b` values (1)");
        var ended = ended("dump", mariaDb.extract(home + "/dump", Map.of(gems, Set.of("track"), ls, Set.of())));
        assertThat(ended.ok()).isFalse();
        assertThat(ended.out()).contains("rows of a\\b would go along");
        assertThat(host.run(Command.of("sh", "-c", "ls -- \"$1\"", "sh", host.path(home + "/dump")))
                        .out())
                .doesNotContain(".gz", "rows");
    }

    private void refused(String reason, String statement) {
        dumped();
        var whole = picture();
        write(ls, "create table answers (answer varchar(20));\n" + statement + "\n-- Dump completed\n");
        assertThat(restored().out()).as(statement).startsWith(reason + ": " + ls + ".sql.gz");
        assertThat(picture()).as(statement).isEqualTo(whole);
    }

    private void dumped() {
        assertThat(ended("dump", mariaDb.dump(home + "/dump", both)).ok()).isTrue();
    }

    private Result restored() {
        return restored("restore" + operations++);
    }

    private Result restored(String operation) {
        var login = new Login(settings(), endpoint, gems);
        return ended(
                operation,
                mariaDb.restore(new Restoring(
                        name + "." + operation,
                        home + "/.restore",
                        home + "/dump",
                        endpoint,
                        account,
                        login,
                        both.stream()
                                .map(database -> new Piece(Piece.of(database), database))
                                .toList())));
    }

    private Result ended(String operation, Command command) {
        var id = name + "." + operation + (operation.equals("dump") ? operations++ : "");
        host.begin(id, command);
        return await().atMost(Duration.ofSeconds(60)).until(() -> host.poll(id), Operation.Ended.class::isInstance)
                        instanceof Operation.Ended ended
                ? ended.result()
                : null;
    }

    /** Whatever of two databases can be seen from outside. */
    private String picture() {
        return sql("""
                select * from %1$s.patient; select * from %2$s.answers;
                select table_schema, table_name, table_type from information_schema.tables
                    where table_schema in (%3$s) order by 1, 2;
                select table_schema, table_name, view_definition, definer from information_schema.views
                    where table_schema in (%3$s) order by 1, 2;
                select trigger_schema, trigger_name, definer from information_schema.triggers
                    where trigger_schema in (%3$s) order by 1, 2;
                select routine_schema, routine_name, routine_definition, definer from information_schema.routines
                    where routine_schema in (%3$s) order by 1, 2;
                select event_schema, event_name, definer from information_schema.events
                    where event_schema in (%3$s) order by 1, 2;
                select table_schema, table_name, column_name, referenced_table_schema, referenced_table_name
                    from information_schema.key_column_usage where table_schema in (%3$s) order by 1, 2, 3, 4;
                """.formatted(gems.quoted(), ls.quoted(), "'" + gems + "', '" + ls + "'"));
    }

    private void write(DatabaseName database, String text) {
        host.run(Command.of(
                                "sh",
                                "-c",
                                "cd \"$1\" && gzip -c >\"$2\" && sha256sum \"$2\" >\"$2.sum\"",
                                "sh",
                                host.path(home + "/dump"),
                                Piece.of(database))
                        .reading(Source.of(text.getBytes(StandardCharsets.UTF_8))))
                .expect("a piece");
    }

    private void sh(String script) {
        host.run(Command.of(
                        "sh",
                        "-c",
                        script,
                        "sh",
                        host.path(home + "/dump"),
                        Piece.of(ls),
                        host.path(settings().path())))
                .expect(script);
    }

    private void load(DatabaseName database, String statements) {
        host.run(mariaDb.load(
                        new Login(settings(), endpoint, database),
                        Source.of(statements.getBytes(StandardCharsets.UTF_8))))
                .expect("rows");
    }

    private String ask(DatabaseName database, String question) {
        return host.run(mariaDb.ask(new Login(settings(), endpoint, database), question))
                .expect("an answer")
                .out()
                .strip();
    }

    private String sql(String statements) {
        return host.run(Command.of("mariadb", "--batch", "--skip-column-names", "--default-character-set=utf8mb4")
                        .reading(statements))
                .expect("an answer")
                .out()
                .strip();
    }

    private Settings settings() {
        return new Settings(
                home + "/settings.conf",
                home + "/.seal",
                Owner.code(name),
                Owner.DESK,
                "password=" + Settings.PASSWORD + "\n",
                account,
                both);
    }

    private void fulfil(Desired... wishes) {
        host.converge(Lock.installation(name, fence++), List.of(wishes)).orThrow();
    }
}
