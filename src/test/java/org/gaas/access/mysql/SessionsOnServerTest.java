package org.gaas.access.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gaas.remote.OneWish.brought;
import static org.gaas.remote.OneWish.fulfil;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gaas.FleetTest;
import org.gaas.TestFleet;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.Host;
import org.gaas.remote.Report.Outcome;
import org.gaas.remote.RootProgram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@FleetTest
@DisplayName("Who opened sessions at a Debian server's MariaDB")
class SessionsOnServerTest {
    private static final String SERVER = TestFleet.ACCEPTANCE;
    private static final String WRITTEN = "/var/log/gaas-database/sessions";
    private static final String PAGES = "/var/log/gaas-phpmyadmin";
    private static final String KEPT = "/var/log/gaas-sessions";
    private static final String OLD = KEPT + "/20200101T000000Z-00.gz";

    private final TestFleet fleet;
    private final Host host;
    private final DebianAccounts kind = new DebianAccounts(null);

    SessionsOnServerTest(TestFleet fleet) {
        this.fleet = fleet;
        this.host = fleet.host(SERVER);
    }

    @BeforeEach
    void accounts() {
        var from = "'" + fleet.address(TestFleet.TRIAL) + "'";
        sql("create database ses_acc_gems; create table ses_acc_gems.t (word varchar(20));"
                + "insert into ses_acc_gems.t values ('seven');"
                + "create user `d-sia`@" + from + " identified by 'known'; grant all on ses_acc_gems.* to `d-sia`@"
                + from
                + "; create user ses_acc@" + from + " identified by 'known'; grant all on ses_acc_gems.* to ses_acc@"
                + from);
    }

    @AfterEach
    void nothingIsLeft() {
        var from = "'" + fleet.address(TestFleet.TRIAL) + "'";
        sql("drop database ses_acc_gems; drop user `d-sia`@" + from + "; drop user ses_acc@" + from);
        fulfil(host, exempt());
        root("/usr/lib/gaas/sessions turn .database; rm -f " + KEPT + "/*");
    }

    @Test
    @DisplayName("is written down, for a developer from another address too, and not for an application")
    void written() {
        assertThat(brought(host, exempt("ses_acc"))).isEqualTo(Outcome.APPLIED);
        assertThat(brought(host, exempt("ses_acc"))).isEqualTo(Outcome.NONE);
        assertThat(asked("d-sia", "select word from ses_acc_gems.t where word = 'seven'"))
                .isEqualTo("seven\n");
        for (var time : List.of("first", "second", "third"))
            assertThat(asked("ses_acc", "select '" + time + "'")).isEqualTo(time + "\n");

        assertThat(sessions())
                .filteredOn(line -> line[3].equals("d-sia"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line[1]).matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
                    assertThat(line[4]).isEqualTo(fleet.address(TestFleet.TRIAL));
                    assertThat(line[7]).isEqualTo("ses_acc_gems");
                });
        assertThat(sessions()).noneMatch(line -> line[3].equals("ses_acc"));
        assertThat(root("cat " + WRITTEN))
                .doesNotContain("ses_acc,", "known", "seven")
                .contains(",d-sia," + fleet.address(TestFleet.TRIAL) + ",");
    }

    @Test
    @DisplayName("is out of reach for developers and for the desk: neither ends it, changes it, nor reads its files")
    void outOfReach() {
        fulfil(host, exempt());
        for (var statement : List.of(
                "set global server_audit_logging = off",
                "set global server_audit_events = 'CONNECT'",
                "set global server_audit_excl_users = 'd-sia'",
                "set global server_audit_file_path = '/tmp/x'",
                "set global server_audit_file_rotate_now = on",
                "uninstall soname 'server_audit'",
                "uninstall plugin server_audit",
                "load data infile '" + WRITTEN + "' into table t",
                "select word into outfile '" + WRITTEN + ".1' from t")) {
            assertThatThrownBy(() -> asked("d-sia", statement)).as(statement).hasMessageContaining("ERROR 1");
            assertThat(host.run(Command.of("mariadb", "--database=ses_acc_gems", "--execute", statement)))
                    .as("as the desk: " + statement)
                    .satisfies(answer -> assertThat(answer.err()).contains("ERROR 1"));
        }
        assertThat(asked("d-sia", "select load_file('" + WRITTEN + "')")).isEqualTo("NULL\n");
        for (var words : List.of(
                List.of("cat", WRITTEN),
                List.of("ls", KEPT),
                List.of("sudo", "-n", "cat", WRITTEN),
                List.of("sudo", "-n", "-u", "mysql", "cat", WRITTEN)))
            assertThat(host.run(Command.of(words.toArray(String[]::new))).exit())
                    .as(words.toString())
                    .isNotZero();
        assertThat(root("stat -c '%a %U' /var/log/gaas-database " + KEPT + " " + WRITTEN))
                .isEqualTo("700 mysql\n700 root\n660 mysql\n");
        assertThat(sessions()).anyMatch(line -> line[3].equals("d-sia"));
        // what the desk tried is there too
        assertThat(sessions()).anyMatch(line -> line[3].equals("gaas"));
    }

    @Test
    @DisplayName("is kept from day to day, without applications, for as long as the policy says, and nothing is lost")
    void kept() {
        fulfil(host, exempt());
        asked("ses_acc", "select 1");
        asked("d-sia", "select 1");
        assertThat(sessions()).anyMatch(line -> line[3].equals("ses_acc"));
        fulfil(host, exempt("ses_acc"));
        root("echo old | gzip > " + OLD);
        root("/usr/lib/gaas/sessions turn .database");
        assertThat(root("ls /var/log/gaas-database")).isEqualTo("sessions\n");
        assertThat(root("zcat " + KEPT + "/*.gz")).contains(",d-sia,").doesNotContain(",ses_acc,");
        assertThat(root("ls " + KEPT)).doesNotContain("20200101");
        assertThat(root("stat -c '%a %U' " + KEPT + "/*.gz | sort -u")).isEqualTo("600 root\n");
        asked("d-sia", "select 2");
        assertThat(sessions().stream().filter(line -> line[3].equals("d-sia")))
                .as("in what is kept and in what is written now")
                .hasSize(2);
        // killed between both, the next one ends it
        root("mv " + WRITTEN + " " + WRITTEN + ".1; /usr/lib/gaas/sessions turn .database");
        assertThat(sessions().stream().filter(line -> line[3].equals("d-sia"))).hasSize(2);
        asked("d-sia", "select 3");
        assertThat(sessions().stream().filter(line -> line[3].equals("d-sia"))).hasSize(3);
    }

    @Test
    @DisplayName("is kept as long with from where they came to phpMyAdmin, which nginx knows for two weeks only")
    void page() {
        fulfil(host, exempt());
        var log = "/var/log/nginx/phpmyadmin.log";
        root("rm -rf " + PAGES + "; cp -a " + log + " /root/page.log 2>/dev/null;"
                + " printf '%s 10:00:00 [notice] FastCGI: \"user authenticated: d-sia from 198.18.0.9\"\\n' \"$(date +%Y/%m/%d)\" > "
                + log
                + "; printf '2026/01/02 10:00:00 [notice] FastCGI: \"user authenticated: d-sia from 198.18.0.7\"\\n"
                + "2026/01/02 11:00:00 [error] something else\\n' > " + log + ".1"
                + "; printf '2026/01/02 09:00:00 [notice] FastCGI: \"user denied: d-eve from 198.18.0.8\"\\n"
                + "2020/01/02 09:00:00 [notice] FastCGI: \"user denied: d-old from 198.18.0.8\"\\n' | gzip > " + log
                + ".2.gz");
        try {
            root("/usr/lib/gaas/sessions turn .database");
            assertThat(root("ls " + PAGES))
                    .as("days that are over, and not too old")
                    .isEqualTo("20260102.gz\n");
            root("rm " + log + ".1 " + log + ".2.gz; /usr/lib/gaas/sessions turn .database");
            assertThat(root("zcat " + PAGES + "/*.gz").lines())
                    .hasSize(2)
                    .satisfiesExactly(
                            first -> assertThat(first).contains("user denied: d-eve from 198.18.0.8"),
                            then -> assertThat(then).contains("user authenticated: d-sia from 198.18.0.7"));
            assertThat(root("stat -c '%a %U' " + PAGES + " " + PAGES + "/*.gz")).isEqualTo("700 root\n600 root\n");
        } finally {
            root("rm -rf " + PAGES + " " + log + ".*; if [ -e /root/page.log ]; then cat /root/page.log >" + log
                    + " && rm /root/page.log; else rm -f " + log + "; fi");
        }
    }

    @Test
    @DisplayName("is exempt for those who had room when MariaDB starts anew, and a changed list is noticed")
    void startedAnew() {
        var many = new String[100];
        Arrays.setAll(many, number -> "ses_application_%03d".formatted(number));
        fulfil(host, exempt(many));
        root("service mariadb restart");
        assertThat(brought(host, exempt(many))).isEqualTo(Outcome.NONE);
        assertThat(root("mariadb -BNe 'select @@server_audit_excl_users'"))
                .contains("ses_application_000", "ses_application_049")
                .doesNotContain("ses_application_050");
        sql("set global server_audit_excl_users = 'd-sia'");
        var found = host.check(List.of(exempt(many))).lines().get(0);
        assertThat(found.outcome()).isEqualTo(Outcome.WOULD_APPLY);
        assertThat(found.reason()).contains("other sessions");
    }

    @Test
    @DisplayName("shows lines that are none, and believes none of them")
    void doubtful() {
        fulfil(host, exempt());
        root("printf '20261122 10:00:00,srv2,d-other\\nrubbish\\n' >> " + WRITTEN);
        assertThat(lines()).contains("doubtful\t2");
        assertThat(sessions()).noneMatch(line -> line[3].startsWith("d-other"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "exempt=capri_acc\n",
                "days=1\n",
                "days=1827\nexempt=d-sia\n",
                "days=1827\nexempt=gaas\n",
                "days=1827\nexempt=root\n",
                "days=1827\nexempt=a,d-sia\n",
                "days=1827\nexempt=a'\n",
                "days=1827\nexempt=\n"
            })
    @DisplayName("is for nobody to exempt but applications")
    void refused(String wish) {
        fulfil(host, exempt());
        assertThat(brought(host, new RootProgram("sessions", ".database", Optional.of(wish))))
                .isEqualTo(Outcome.FAILED);
        assertThat(root("mariadb -BNe 'select @@server_audit_excl_users'")).isBlank();
    }

    private Desired exempt(String... names) {
        return kind.writtenDown(null, List.of(names), 1827).get(0);
    }

    private List<String> lines() {
        return host.run(kind.sessions(2).orElseThrow())
                .expect("the sessions")
                .out()
                .lines()
                .toList();
    }

    private List<String[]> sessions() {
        return lines().stream()
                .map(line -> line.split("\t", -1))
                .filter(line -> line[0].equals("session"))
                .toList();
    }

    /** What somebody on another server is answered over the network. */
    private String asked(String account, String statement) {
        return fleet.asRoot(
                TestFleet.TRIAL,
                "mariadb --no-defaults -BN --host=" + fleet.address(SERVER) + " --user=" + account
                        + " --password=known --database=ses_acc_gems --execute=\"" + statement + "\"");
    }

    private void sql(String statements) {
        root("mariadb <<'SQL'\n" + statements + "\nSQL");
    }

    private String root(String script) {
        return fleet.asRoot(SERVER, script);
    }
}
