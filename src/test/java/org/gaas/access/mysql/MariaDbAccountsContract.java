package org.gaas.access.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.gaas.access.ComesFrom;
import org.gaas.access.DeveloperAccount;
import org.gaas.access.GrantPattern;
import org.gaas.access.Verifier;
import org.gaas.fleet.Environment.Rights;
import org.gaas.fleet.IpRange;
import org.gaas.fleet.ServerName;
import org.gaas.installations.ProjectName;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.Host;
import org.gaas.remote.Lock;
import org.gaas.remote.Report;
import org.gaas.remote.Report.Outcome;
import org.gaas.remote.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What must be true of developers' accounts on any MariaDB: seen in its own tables, and by trying. */
abstract class MariaDbAccountsContract {
    /** Of the password known. */
    private static final Verifier KNOWN = new Verifier("*D7B532E5DC3E380440930DEDBBCD40242EA30514");

    private final ServerName server = new ServerName("trial1");
    private final MariaDbAccounts kind = kind();
    private final String user = kind.user(server, "dora");
    private long fence = System.nanoTime();

    abstract Host host();

    abstract MariaDbAccounts kind();

    /** The words that make the client speak to the server over its network, or as over it. */
    abstract List<String> there();

    @BeforeEach
    void databases() {
        sql(
                "create database accx_test_gems; create table accx_test_gems.t (x int); insert into accx_test_gems.t values (7);"
                        + "create database accxxtest; create table accxxtest.t (x int); insert into accxxtest.t values (8);");
    }

    @AfterEach
    void tidy() {
        fulfil(kind.noOthers(server, List.of()));
        sql(
                "drop database if exists accx_test_gems; drop database if exists accxxtest; drop database if exists accx_own;");
    }

    @Test
    @DisplayName("to read, read this database and change nothing; the same once more changes nothing")
    void reading() {
        var account = here(GrantPattern.exactly("accx_test_gems"), Rights.READ);
        assertThat(outcome(wish(account))).isEqualTo(Outcome.APPLIED);
        assertThat(outcome(wish(account))).isEqualTo(Outcome.NONE);
        assertThat(as("select x from accx_test_gems.t").out()).contains("7");
        assertThat(as("insert into accx_test_gems.t values (1)").err()).contains("ERROR 1142");
        assertThat(as("select * from accxxtest.t").err()).contains("ERROR 1142");
        assertThat(as("select * from mysql.global_priv").err()).contains("ERROR 1142");
        assertThat(as("select 1 into outfile '/tmp/accx'").err()).containsPattern("ERROR (1045|1227)");
        assertThat(as("create user x@localhost").err()).contains("ERROR 1227");
    }

    @Test
    @DisplayName("to write, change rows and no tables")
    void writing() {
        fulfil(wish(here(GrantPattern.exactly("accx_test_gems"), Rights.WRITE)));
        assertThat(as("insert into accx_test_gems.t values (1); delete from accx_test_gems.t where x = 1")
                        .ok())
                .isTrue();
        assertThat(as("drop table accx_test_gems.t").err()).contains("ERROR 1142");
    }

    @Test
    @DisplayName("to do all, make databases named as the project's, and no others (M15, M16)")
    void all() {
        fulfil(wish(here(GrantPattern.of(new ProjectName("accx")), Rights.ALL)));
        assertThat(sql("show grants for '" + user + "'@localhost")).contains("ON `accx\\_%`.*");
        assertThat(as("create database accx_own; create table accx_own.t (x int); drop table accx_test_gems.t")
                        .ok())
                .isTrue();
        assertThat(as("create database accxyown").err()).contains("ERROR 1044");
        assertThat(as("select * from accxxtest.t").err()).contains("ERROR 1142");
        assertThat(as("grant select on accx_own.* to '" + user + "'@localhost").err())
                .contains("ERROR 1044");
    }

    @Test
    @DisplayName("are brought back when somebody added rights by hand, of any kind, or took some")
    void byHand() {
        var account = here(GrantPattern.exactly("accx_test_gems"), Rights.READ);
        fulfil(wish(account));
        for (var change : List.of(
                "grant insert on accx_test_gems.* to %s",
                "grant select on `accx_test_gems`.* to %s",
                "grant select on accxxtest.t to %s",
                "grant select (x) on accxxtest.t to %s",
                "grant select on *.* to %s",
                "revoke select on `accx\\_test\\_gems`.* from %s",
                "alter user %s account lock",
                "alter user %s identified by 'other'")) {
            sql(change.formatted("'" + user + "'@localhost"));
            assertThat(check(wish(account))).as(change).isEqualTo(Outcome.WOULD_APPLY);
            assertThat(outcome(wish(account))).as(change).isEqualTo(Outcome.APPLIED);
            assertThat(outcome(wish(account))).as(change).isEqualTo(Outcome.NONE);
        }
        assertThat(as("select * from accxxtest.t").err()).contains("ERROR 1142");
    }

    @Test
    @DisplayName("that nothing gives any more are gone, with who is signed in by them; applications' accounts stay")
    void gone() throws Exception {
        fulfil(wish(here(GrantPattern.exactly("accx_test_gems"), Rights.READ)));
        sql("create user if not exists accx_test@localhost identified by 'known'");
        var session = CompletableFuture.supplyAsync(() -> as("select sleep(40)"));
        await().until(() -> sql("select user from information_schema.processlist where info like 'select sleep%'")
                .contains(user));

        assertThat(outcome(kind.noOthers(server, List.of()))).isEqualTo(Outcome.APPLIED);

        assertThat(session.get(20, TimeUnit.SECONDS).ok()).isFalse();
        assertThat(as("select 1").err()).containsPattern("ERROR (1045|1698)");
        assertThat(outcome(kind.noOthers(server, List.of()))).isEqualTo(Outcome.NONE);
        assertThat(sql("select user from mysql.global_priv where user like 'accx%'"))
                .contains("accx_test");
        sql("drop user accx_test@localhost");
    }

    @Test
    @DisplayName("from a range of addresses count from there, and from nowhere else")
    void range() {
        fulfil(wish(new DeveloperAccount(
                "dora",
                ComesFrom.range(IpRange.of("203.0.112.0/20")),
                Map.of(GrantPattern.exactly("accx_test_gems"), Rights.WRITE))));
        assertThat(sql("select host from mysql.global_priv where user = '" + user + "'"))
                .isEqualTo("203.0.112.0/255.255.240.0\n");
        assertThat(as("select 1").ok()).isFalse();
    }

    @Test
    @DisplayName("are told with all that others have on the server, whoever made it")
    void look() {
        fulfil(wish(here(GrantPattern.exactly("accx_test_gems"), Rights.READ)));
        sql("create user accx_bob@'10.%'; grant select on accx_test_gems.* to accx_bob@'10.%';"
                + "grant select on accxxtest.t to accx_bob@'10.%'; create user accx_eve@localhost;"
                + "grant process on *.* to accx_eve@localhost");
        try {
            assertThat(host().run(kind.look()).expect("an answer").out().lines())
                    .contains(
                            "account\t" + user + "\tlocalhost\t\t",
                            "right\t" + user + "\tlocalhost\taccx/_test/_gems\t",
                            "account\taccx_bob\t10.%\t\t",
                            "right\taccx_bob\t10.%\taccx_test_gems\t",
                            "right\taccx_bob\t10.%\taccxxtest.t\t",
                            "account\taccx_eve\tlocalhost\t\tglobal");
            assertThat(kind.others("accx_bob", "10.%")).isTrue();
            assertThat(kind.others(user, "localhost")).isFalse();
            assertThat(kind.others("root", "localhost")).isFalse();
            assertThat(kind.others("root", "%")).isTrue();
        } finally {
            sql("drop user accx_bob@'10.%', accx_eve@localhost");
        }
    }

    @Test
    @DisplayName("of strangers are taken away with who is signed in by them, whatever somebody called them")
    void strangers() throws Exception {
        sql("create user accx_bob@localhost identified by 'known', accx_bob@'10.%';"
                + "create user 'accx\\'; drop user x; --'@localhost; create user 'accx`\"\\\\é'@'10.%'");
        var session = CompletableFuture.supplyAsync(() -> asWho("accx_bob", "select sleep(40)"));
        await().until(() -> sql("select user from information_schema.processlist where info like 'select sleep%'")
                .contains("accx_bob"));
        for (var stranger : List.of(
                List.of("accx_bob", "localhost"),
                List.of("accx'; drop user x; --", "localhost"),
                List.of("accx`\"\\é", "10.%"))) {
            var gone = kind.gone(stranger.get(0), stranger.get(1));
            assertThat(check(gone)).as(stranger.toString()).isEqualTo(Outcome.WOULD_APPLY);
            assertThat(outcome(gone)).as(stranger.toString()).isEqualTo(Outcome.APPLIED);
            assertThat(outcome(gone)).as(stranger.toString()).isEqualTo(Outcome.NONE);
        }
        assertThat(session.get(20, TimeUnit.SECONDS).ok()).isFalse();
        assertThat(sql("select host from mysql.global_priv where user like 'accx%'"))
                .as("another host is another account")
                .isEqualTo("10.%\n");
        sql("drop user accx_bob@'10.%'");
    }

    private DeveloperAccount here(GrantPattern on, Rights rights) {
        return new DeveloperAccount("dora", ComesFrom.HERE, Map.of(on, rights));
    }

    private Desired wish(DeveloperAccount account) {
        return kind.exists(server, account, KNOWN);
    }

    private Result as(String statements) {
        return asWho(user, statements);
    }

    private Result asWho(String who, String statements) {
        var words = new ArrayList<>(there());
        words.addAll(List.of("--user=" + who, "--password=known", "--batch", "--skip-column-names"));
        return host().run(Command.of(words.toArray(String[]::new)).reading(statements));
    }

    String sql(String statements) {
        return host().run(Command.of(
                                "mariadb", "--default-character-set=utf8mb4", "--batch", "--raw", "--skip-column-names")
                        .reading(statements))
                .expect("an answer")
                .out();
    }

    private Outcome check(Desired wish) {
        return host().check(List.of(wish)).lines().get(0).outcome();
    }

    private Outcome outcome(Desired wish) {
        return fulfil(wish).lines().get(0).outcome();
    }

    private Report fulfil(Desired wish) {
        return host().converge(new Lock("access", fence++), List.of(wish)).orThrow();
    }
}
