package org.gaas.access.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gaas.remote.OneWish.brought;
import static org.gaas.remote.OneWish.fulfil;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gaas.FleetTest;
import org.gaas.TestFleet;
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
@DisplayName("phpMyAdmin on a Debian server")
class PhpMyAdminTest {
    private static final String SERVER = TestFleet.ACCEPTANCE;
    private static final String LOG = "/var/log/nginx/phpmyadmin.log";

    private final TestFleet fleet;
    private final Host host;

    PhpMyAdminTest(TestFleet fleet) {
        this.fleet = fleet;
        this.host = fleet.host(SERVER);
    }

    @BeforeEach
    void account() {
        sql("create database pma_acc_gems; create table pma_acc_gems.t (word varchar(20));"
                + "insert into pma_acc_gems.t values ('seven and eight');"
                + "create user `d-pia`@localhost identified by 'known';"
                + "grant select on pma_acc_gems.* to `d-pia`@localhost");
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(brought(host, new RootProgram("phpmyadmin", ".shared", Optional.empty())))
                .isNotEqualTo(Outcome.FAILED);
        sql("drop database pma_acc_gems; drop user `d-pia`@localhost");
        assertThat(root("find /etc /run/gaas /var/lib/php/gaas -name '*phpmyadmin*' -newer /etc/gaas/shared-host"
                        + " ! -path '/etc/phpmyadmin*'; ps -eo args | grep -c '[p]hp-fpm.*phpmyadmin' || :"))
                .isEqualTo("0\n");
        assertThat(seen("/phpmyadmin/")).startsWith("HTTP/2 404");
    }

    @Test
    @DisplayName(
            "lets in by an account of one's own who comes from its ranges, and nobody else; who did is in root's log")
    void signedIn() {
        assertThat(brought(host, from("198.51.100.0/24"))).isEqualTo(Outcome.APPLIED);
        assertThat(seen("/phpmyadmin/")).startsWith("HTTP/2 403");
        assertThat(seen("/phpmyadmin")).startsWith("HTTP/2 403");
        assertThat(seen("/phpmyadmin/index.php")).startsWith("HTTP/2 403");

        assertThat(brought(host, from("198.51.100.0/24", "198.18.0.0/15"))).isEqualTo(Outcome.APPLIED);
        assertThat(brought(host, from("198.51.100.0/24", "198.18.0.0/15"))).isEqualTo(Outcome.NONE);
        assertThat(seen("/phpmyadmin")).startsWith("HTTP/2 301");
        assertThat(seen("/phpmyadmin/")).startsWith("HTTP/2 200").contains("pma_username");
        assertThat(signIn("d-pia", "wrong")).contains("pma_username").doesNotContain("pma_acc_gems");
        assertThat(signIn("root", "")).contains("pma_username");
        var page = signIn("d-pia", "known");
        assertThat(page).doesNotContain("pma_username");
        assertThat(asked("select word from pma_acc_gems.t")).contains("seven and eight");
        assertThat(asked("insert into pma_acc_gems.t values ('nine')")).contains("1142");

        var log = root("cat " + LOG);
        assertThat(log).contains("user authenticated: d-pia from 198.18.").contains("user denied: d-pia");
        assertThat(log).doesNotContain("known");
        assertThat(root("stat -c '%a %U' " + LOG)).isEqualTo("640 root\n");
    }

    @Test
    @DisplayName("gives no more of itself than pages and what they look like; its secret is its own")
    void closed() {
        fulfil(host, from("198.18.0.0/15"));
        for (var path : List.of(
                "setup/index.php",
                "libraries/constants.php",
                "vendor/autoload.php",
                "templates/base.twig",
                "config.inc.php",
                "sql/create_tables.sql",
                "js/../../../etc/passwd",
                "doc/html/index.html"))
            assertThat(seen("/phpmyadmin/" + path)).as(path).containsPattern("^HTTP/2 40[04]");
        assertThat(seen("/phpmyadmin/themes/pmahomme/css/theme.css")).startsWith("HTTP/2 200");
        assertThat(seen("/phpmyadmin/js/messages.php?l=en"))
                .as("the words of its scripts: none runs without them")
                .startsWith("HTTP/2 200")
                .contains("var Messages");
        assertThat(root("stat -c '%a %U:%G' /etc/phpmyadmin/conf.d/gaas.php")).isEqualTo("640 root:gaas-phpmyadmin\n");
        assertThat(root("id -nG gaas-phpmyadmin")).isEqualTo("gaas-phpmyadmin\n");
        var secret = root("sha256sum /etc/phpmyadmin/conf.d/gaas.php");
        fulfil(host, from("198.18.0.0/16"));
        assertThat(root("sha256sum /etc/phpmyadmin/conf.d/gaas.php"))
                .as("who is signed in stays so")
                .isEqualTo(secret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "from=0.0.0.0/0\n",
                "from=all\n",
                "from=10.0.0.0/8; allow all\n",
                "from=10.0.0.1",
                "allow=x\n"
            })
    @DisplayName("answers nobody for a wish that is none")
    void refused(String wish) {
        assertThat(brought(host, new RootProgram("phpmyadmin", ".shared", Optional.of(wish))))
                .isEqualTo(Outcome.FAILED);
        assertThat(root("ls /etc/nginx/gaas/shared /etc/gaas/php")).doesNotContain("phpmyadmin");
    }

    private static RootProgram from(String... ranges) {
        return new RootProgram("phpmyadmin", ".shared", Optional.of("from=" + String.join("\nfrom=", ranges) + "\n"));
    }

    private String seen(String path) {
        return fleet.get("https://" + fleet.sites(SERVER) + path, "--path-as-is");
    }

    /** What the first page says to somebody who sends a name and a password, as a browser does. */
    private String signIn(String user, String password) {
        var page = fleet.outside("rm -f jar; " + curl("index.php"));
        return fleet.outside(curl("index.php?route=/") + " --data-urlencode pma_username='" + user
                + "' --data-urlencode pma_password='" + password + "' --data-urlencode token='" + field(page, "token")
                + "' --data-urlencode set_session='" + field(page, "set_session") + "' --data server=1 --location");
    }

    private String asked(String sql) {
        var page = fleet.outside(curl("index.php?route=/server/sql"));
        return fleet.outside(curl("index.php?route=/sql") + " --data-urlencode sql_query=\"" + sql
                + "\" --data-urlencode token='" + field(page, "token")
                + "' --data ajax_request=1 --data server=1 --data is_js_confirmed=0");
    }

    private String curl(String page) {
        fleet.authorities();
        var name = fleet.sites(SERVER);
        return "curl -sS --max-time 30 --cookie jar --cookie-jar jar --cacert authorities.pem --resolve " + name
                + ":443:" + fleet.address(SERVER) + " 'https://" + name + "/phpmyadmin/" + page + "'";
    }

    private static String field(String page, String name) {
        var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
        assertThat(found.find()).as(name + " in " + page).isTrue();
        return found.group(1);
    }

    private void sql(String statements) {
        root("mariadb <<'SQL'\n" + statements + "\nSQL");
    }

    private String root(String script) {
        return fleet.asRoot(SERVER, script);
    }
}
