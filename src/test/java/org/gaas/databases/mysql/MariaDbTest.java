package org.gaas.databases.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.gaas.box.BoxFixture;
import org.gaas.box.BoxHosts;
import org.gaas.databases.Account;
import org.gaas.databases.DatabaseName;
import org.gaas.databases.DatabaseServer.Login;
import org.gaas.databases.DatabaseServer.Settings;
import org.gaas.fleet.ServerName;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.Directory;
import org.gaas.remote.Host;
import org.gaas.remote.Lock;
import org.gaas.remote.Owner;
import org.gaas.remote.Report;
import org.gaas.remote.Report.Outcome;
import org.gaas.remote.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Databases on a real MariaDB, over SSH")
class MariaDbTest {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final int number = COUNT.incrementAndGet();
    private final Host host = BoxHosts.host("trial1");
    private final MariaDb mariaDb = new OverTcp();
    private final DatabaseName gems = new DatabaseName("t" + number + "_a_gems");
    private final DatabaseName stranger = new DatabaseName("t" + number + "xa_gems");
    private final Account account = new Account("t" + number + "_a", "127.0.0.1");
    private final String settings = "srv/gaas/t" + number + "/settings.conf";
    private String template =
            "host=127.0.0.1\nport=" + BoxFixture.box().database().port() + "\nuser=" + account.user() + "\npassword="
                    + Settings.PASSWORD + "\n";
    private long fence = System.nanoTime();

    @BeforeEach
    void home() {
        fulfil(new Directory("srv/gaas/t" + number, Owner.DESK, "0755"), mariaDb.exist(List.of(gems, stranger)));
    }

    @AfterEach
    void tidy() {
        fulfil(mariaDb.gone(List.of(gems, stranger), account));
    }

    @Test
    @DisplayName("are made once, and nothing happens the second time")
    void schemas() {
        var another = new DatabaseName("t" + number + "_b");
        assertThat(outcome(mariaDb.exist(List.of(gems, another)))).isEqualTo(Outcome.APPLIED);
        assertThat(outcome(mariaDb.exist(List.of(gems, another)))).isEqualTo(Outcome.NONE);
        assertThat(outcome(mariaDb.gone(List.of(another), account))).isEqualTo(Outcome.APPLIED);
        assertThat(outcome(mariaDb.gone(List.of(another), account))).isEqualTo(Outcome.NONE);
    }

    @Test
    @DisplayName("are opened to the application's account with the password of the settings file, and to nothing else")
    void account() throws IOException {
        assertThat(outcome(reachable())).isEqualTo(Outcome.APPLIED);
        assertThat(asApplication(gems, "create table n (x int); insert into n values (7); select x from n"))
                .isEqualTo("7");
        assertThat(asApplication(stranger, "select 1")).contains("ERROR 1044");
        assertThat(text()).contains("user=" + account.user()).doesNotContain(Settings.PASSWORD);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-r-----");
    }

    @Test
    @DisplayName("keep password and file while nothing changed, and renew both when something did")
    void seal() throws IOException {
        fulfil(reachable());
        var before = text();
        assertThat(outcome(reachable())).isEqualTo(Outcome.NONE);
        assertThat(text()).isEqualTo(before);

        Files.writeString(file(), before + "# changed by hand\n");
        assertThat(outcome(reachable())).isEqualTo(Outcome.APPLIED);
        assertThat(text()).isNotEqualTo(before).doesNotContain("by hand");

        sql("revoke drop on `" + gems.value().replace("_", "\\_") + "`.* from " + account.quoted());
        assertThat(outcome(reachable())).isEqualTo(Outcome.APPLIED);
        assertThat(asApplication(gems, "create table d (x int); drop table d; select 1"))
                .isEqualTo("1");
    }

    @Test
    @DisplayName("answer questions of an application that can read this database only")
    void ask() {
        fulfil(reachable());
        host.run(mariaDb.load(login(), source("create table p (x int); insert into p values (1), (2);")))
                .expect("rows");
        assertThat(ask("select count(*), 'a' from p")).isEqualTo("2\ta");
        assertThat(host.run(mariaDb.ask(login(), "insert into p values (3)")).err())
                .contains("READ ONLY");
        assertThat(host.run(mariaDb.ask(login(), "drop table p")).err()).contains("READ ONLY");
        assertThat(host.run(mariaDb.ask(login(), "select 1 from mysql.user")).err())
                .contains("denied");
        assertThat(host.run(mariaDb.ask(login(), "select * from " + stranger.quoted() + ".t"))
                        .err())
                .contains("denied");
        assertThat(ask("select load_file('/etc/passwd')")).isEqualTo("NULL");
    }

    @Test
    @DisplayName("answer nobody when the settings file lost the password, and say what to do")
    void lost() throws IOException {
        fulfil(reachable());
        Files.writeString(file(), text().replaceFirst("password=.*", "password=changed by hand"));
        assertThatThrownBy(() -> ask("select 1"))
                .hasMessageContaining("does not hold the password that the desk made: converge the installation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"password=%s", "define('PASSWD', '%s');", "{\"db\": {\"password\": \"%s\", \"a'b\": 1}}", "%s"})
    @DisplayName("are asked with the password wherever it stands in the settings file")
    void anywhere(String line) {
        template = "# $HOME `date`\n" + line.formatted(Settings.PASSWORD) + "\npassword=later";
        fulfil(reachable());
        assertThat(ask("select current_user()")).isEqualTo(account.user() + "@127.0.0.1");
    }

    @Test
    @DisplayName("have a server that tells for how many seconds it has been up")
    void uptime() {
        assertThat(host.run(mariaDb.uptime()).expect("an answer").out().strip()).matches("Uptime\\s+\\d+");
    }

    @Test
    @DisplayName("take statements of an application that can't call a shell or leave the database")
    void load() {
        fulfil(reachable());
        var trace = Path.of(host.path("tmp/escaped-" + number));
        var escape = host.run(mariaDb.load(login(), source("\\! touch " + trace + "\n")));
        assertThat(escape.ok()).isFalse();
        assertThat(trace).doesNotExist();
        assertThat(host.run(mariaDb.load(login(), source("drop database " + stranger.quoted() + ";")))
                        .ok())
                .isFalse();
        assertThat(host.run(
                                mariaDb.load(
                                        login(),
                                        source(
                                                "create table f (x text); load data local infile '/etc/hostname' into table f;")))
                        .ok())
                .isFalse();
        assertThatThrownBy(() -> host.run(mariaDb.load(login(), source("insert into nowhere values (1);")))
                        .expect("rows of data/setup.sql"))
                .hasMessageContaining("rows of data/setup.sql")
                .hasMessageContaining("nowhere");
    }

    private Desired reachable() {
        return mariaDb.reachable(whole());
    }

    private Settings whole() {
        return new Settings(
                settings,
                "srv/gaas/t" + number + "/.seal",
                Owner.app("t" + number),
                Owner.DESK,
                template,
                account,
                List.of(gems));
    }

    private Login login() {
        return new Login(whole(), mariaDb.endpoint(null, null), gems);
    }

    private String asApplication(DatabaseName database, String statements) throws IOException {
        var options = Path.of(host.path("srv/gaas/t" + number + "/client.cnf"));
        Files.writeString(options, "[client]\n" + text());
        var result = host.run(
                Command.of("mariadb", "--defaults-file=" + options, "--batch", "--skip-column-names", database.value())
                        .reading(statements));
        return (result.out() + result.err()).strip();
    }

    private String ask(String question) {
        return host.run(mariaDb.ask(login(), question))
                .expect("an answer")
                .out()
                .strip();
    }

    private String sql(String statement) {
        return host.run(Command.of("mariadb", "--batch", "--skip-column-names").reading(statement))
                .expect("an answer")
                .out()
                .strip();
    }

    private Outcome outcome(Desired wish) {
        return fulfil(wish).lines().get(0).outcome();
    }

    private Report fulfil(Desired... wishes) {
        return host.converge(Lock.installation("t" + number, fence++), List.of(wishes))
                .orThrow();
    }

    private Path file() {
        return Path.of(host.path(settings));
    }

    private String text() throws IOException {
        return Files.readString(file());
    }

    private static Source source(String text) {
        return Source.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static final class OverTcp extends MariaDb {
        @Override
        public String platform() {
            return "box";
        }

        @Override
        public Endpoint endpoint(ServerName databases, ServerName application) {
            return new Endpoint("127.0.0.1", BoxFixture.box().database().port(), "127.0.0.1");
        }
    }
}
