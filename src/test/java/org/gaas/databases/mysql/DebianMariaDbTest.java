package org.gaas.databases.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gaas.FleetTest;
import org.gaas.TestFleet;
import org.gaas.databases.Account;
import org.gaas.databases.DatabaseName;
import org.gaas.engine.InvalidInput;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.Host;
import org.gaas.remote.Lock;
import org.gaas.remote.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@FleetTest
@DisplayName("Databases on a Debian server, by the desk's own account")
class DebianMariaDbTest {
    private final TestFleet fleet;
    private final Host host;
    private final MariaDb mariaDb = new DebianMariaDb(null);
    private final DatabaseName own = new DatabaseName("gems_a1");
    private final DatabaseName alike = new DatabaseName("gemsxa1");
    private final Account account = new Account("gems_a1", "localhost");
    private long fence = System.nanoTime();

    DebianMariaDbTest(TestFleet fleet) {
        this.fleet = fleet;
        this.host = fleet.host(TestFleet.TRIAL);
    }

    @BeforeEach
    void databases() {
        fulfil(mariaDb.exist(List.of(own, alike)));
        sql("create table gemsxa1.secrets (secret int); insert into gemsxa1.secrets values (7)");
    }

    @AfterEach
    void tidy() {
        fulfil(mariaDb.gone(List.of(own, alike), account));
        sql("drop user if exists gems_a1@'198.18.%'");
    }

    @Test
    @DisplayName("are granted by their names alone: _ stands for no other character (M15)")
    void escaped() {
        granted("localhost");
        assertThat(sql("show grants for gems_a1@localhost")).contains("ON `gems\\_a1`.*");
        assertThat(as("localhost", "create table gems_a1.n (x int); select 'made'")
                        .out())
                .contains("made");
        assertThat(as("localhost", "select * from gemsxa1.secrets").err()).contains("ERROR 1142");
        assertThat(as("localhost", "use gemsxa1").err()).contains("ERROR 1044");
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"% ", "a%", "a`; DROP DATABASE b; --", "a b", "_", ""})
    @DisplayName("have no names that are patterns or more than a name (M14, M16)")
    void names(String name) {
        assertThatThrownBy(() -> new DatabaseName(name))
                .isInstanceOfSatisfying(InvalidInput.class, refused -> assertThat(refused.rule())
                        .isEqualTo("DB_NAME_INVALID"));
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"%", "% ", "198.18.%", "", "198.18.0.0/255.255.0.0"})
    @DisplayName("are not granted to wherever somebody comes from (M17)")
    void hosts(String from) {
        assertThatThrownBy(() -> new Account("gems_a1", from))
                .isInstanceOfSatisfying(InvalidInput.class, refused -> assertThat(refused.rule())
                        .isEqualTo("GRANT_HOST_TOO_WIDE"));
    }

    @Test
    @DisplayName("are reached from the one server that an account names, and from no other")
    void fromAnotherServer() {
        var web = fleet.access(TestFleet.ACCEPTANCE).host();
        granted(web);
        try {
            assertThat(from(TestFleet.ACCEPTANCE, "select current_user()").out())
                    .contains("gems_a1@" + web);
            assertThat(from(TestFleet.PRODUCTION, "select 1").err()).contains("is not allowed to connect");
            assertThat(as("localhost", "select 1").err()).contains("Access denied");
        } finally {
            sql("drop user gems_a1@'" + web + "'");
        }
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "select 1 into outfile '/tmp/gaas-outfile'",
                "select 1 into outfile '/var/lib/gaas-database/outfile'",
                "load data infile '/etc/passwd' into table gemsxa1.secrets",
                "set global general_log = 1",
                "set global local_infile = 1",
                "shutdown",
                "flush tables",
                "install soname 'ha_federatedx'",
                "grant file on *.* to gaas@localhost",
                "grant super on *.* to gems_a1@localhost",
                "create definer=root@localhost procedure gems_a1.p() select 1",
            })
    @DisplayName("are in the hands of an account that can't leave the database server")
    void leastRights(String statement) {
        var answer = host.run(Command.of("mariadb", "--batch").reading(statement));
        assertThat(answer.ok()).as(answer.out()).isFalse();
        assertThat(answer.err()).containsPattern("ERROR (1227|1698|1045|1044|1290|1126) ");
    }

    @Test
    @DisplayName("are nobody else's to care for: the account is the desk's system user, on this machine only")
    void socketOnly() {
        fleet.asRoot(TestFleet.TRIAL, "! runuser -u www-data -- mariadb -ugaas -e 'select 1' 2>/dev/null");
        assertThat(host.run(Command.of("mariadb", "--protocol=tcp", "--host=127.0.0.1", "-e", "select 1"))
                        .ok())
                .isFalse();
        var elsewhere = fleet.host(TestFleet.PRODUCTION)
                .run(Command.of(
                        "mariadb", "--host=" + fleet.access(TestFleet.TRIAL).host(), "-e", "select 1"));
        assertThat(elsewhere.err()).contains("is not allowed to connect");
    }

    private void granted(String from) {
        var to = new Account("gems_a1", from);
        sql("create user %1$s identified by 'known'; grant %2$s on %3$s.* to %1$s"
                .formatted(to.quoted(), Access.RIGHTS, own.escaped()));
    }

    private Result as(String place, String statements) {
        return host.run(Command.of("mariadb", "--host=" + place, "--user=gems_a1", "--password=known", "--batch")
                .reading(statements));
    }

    private Result from(String server, String statements) {
        var address = fleet.access(TestFleet.TRIAL).host();
        return fleet.host(server)
                .run(Command.of("mariadb", "--host=" + address, "--user=gems_a1", "--password=known", "--batch")
                        .reading(statements));
    }

    private String sql(String statements) {
        return host.run(Command.of("mariadb", "--batch", "--raw", "--skip-column-names")
                        .reading(statements))
                .expect("an answer")
                .out();
    }

    private void fulfil(Desired wish) {
        host.converge(Lock.installation("gems-a1", fence++), List.of(wish)).orThrow();
    }
}
