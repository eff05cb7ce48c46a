package org.gaas.sites.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.gaas.FleetTest;
import org.gaas.TestFleet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything here is tried by somebody who can run code in one installation, through its site or as its user. */
@FleetTest
@DisplayName("Two installations on one server")
class IsolationTest {
    private static final String SECRET = "secret of theirs-test";

    private final TestFleet fleet;
    private InstalledPhp mine;
    private InstalledPhp theirs;
    private SiteVisitor visitor;

    IsolationTest(TestFleet fleet) {
        this.fleet = fleet;
    }

    @BeforeEach
    void published() throws IOException {
        visitor = new SiteVisitor(fleet.access(InstalledPhp.SERVER).host());
        mine = InstalledPhp.named("mine-test", fleet);
        theirs = InstalledPhp.named("theirs-test", fleet);
        mine.put().expect("a site");
        theirs.put().expect("a site");
        theirs.root("cd /srv/gaas/theirs-test/shared/var && echo '" + SECRET + "' > upload.txt && chmod 666 upload.txt"
                + " && chown theirs-test:theirs-test upload.txt");
        assertThat(visitor.get(theirs.url()).body()).startsWith("entry of theirs-test");
        assertThat(visitor.get(theirs.url() + "upload/upload.txt").body()).contains(SECRET);
        assertThat(visitor.runs(mine.url(), "echo 'it runs as ', shell_exec('id -un');"))
                .isEqualTo("it runs as mine-test\n");
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        mine.remove();
        theirs.remove();
        visitor.close();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "shared/secret",
                "shared/var/upload.txt",
                "releases/1/htdocs/index.php",
                "current/htdocs/index.php",
                "../theirs-test/shared/secret"
            })
    @DisplayName("one can't read the other's files: by PHP, by a program, without open_basedir")
    void files(String file) throws IOException {
        var path = "/srv/gaas/theirs-test/" + file;
        assertThat(visitor.runs(mine.url(), "var_dump(@file_get_contents('" + path + "'));"))
                .isEqualTo("bool(false)\n");
        assertThat(visitor.runs(mine.url(), "var_dump(@include '" + path + "');"))
                .isEqualTo("bool(false)\n");
        assertThat(visitor.runs(mine.url(), "echo shell_exec('cat " + path + " 2>&1');"))
                .contains("Permission denied");
        assertThat(mine.asItself("cd /srv/gaas/mine-test; php -d open_basedir= -r \"readfile(\\\"" + path + "\\\");\""))
                .contains("Permission denied");
    }

    @Test
    @DisplayName("one can't look at what the other keeps for PHP, nor speak to its PHP")
    void ofPhp() throws IOException {
        assertThat(visitor.runs(mine.url(), """
                        foreach (['/var/lib/php/gaas/theirs-test', '/var/lib/php/gaas/theirs-test/sessions', '/etc/gaas/tls',
                                '/var/log/gaas/theirs-test.error.log'] as $place)
                            echo shell_exec("cat $place/* $place 2>&1 >/dev/null | grep -c denied");
                        """)).isEqualTo("2\n2\n2\n1\n");
        assertThat(visitor.runs(mine.url(), """
                        var_dump(@stream_socket_client('unix:///run/gaas/php/theirs-test.sock', $number, $why), $why);
                        var_dump(@stream_socket_client('unix:///run/gaas/php/mine-test.sock', $number, $why), $why);
                        echo shell_exec('rm -f /run/gaas/php/*.sock 2>&1; ls /run/gaas/php');
                        """))
                .contains("bool(false)", "denied", "theirs-test.sock", "mine-test.sock")
                .doesNotContain("resource");
    }

    @Test
    @DisplayName("one can't end or trace what the other runs")
    void processes() throws IOException {
        assertThat(visitor.runs(mine.url(), """
                        $theirs = trim(shell_exec('pgrep -u theirs-test | head -n 1'));
                        var_dump($theirs !== '', posix_kill((int) $theirs, 9));
                        echo shell_exec("cat /proc/$theirs/environ 2>&1; kill -9 $(cat /run/nginx.pid) 2>&1");
                        """)).contains("bool(true)\nbool(false)", "denied", "not permitted");
    }

    @Test
    @DisplayName("one can't hold the locks that changes of all wait for")
    void locks() {
        mine.asked("schedule", "put", "log=var/errors.log\n").expect("a schedule");
        var locks = mine.root("ls /run/gaas/*.lock").lines().toList();
        assertThat(locks).contains("/run/gaas/web.lock", "/run/gaas/schedule.lock");
        for (var lock : locks)
            assertThat(mine.asItself("flock -n " + lock + " echo held"))
                    .contains("Permission denied")
                    .doesNotContain("held");
    }

    @Test
    @DisplayName("one can't see the other's scripts in what PHP keeps compiled")
    void compiled() throws IOException {
        visitor.get(theirs.url() + "other.php");
        assertThat(visitor.runs(
                        mine.url(), "echo json_encode(opcache_get_status()['scripts'] ?? opcache_get_status());"))
                .contains("mine-test")
                .doesNotContain("theirs-test");
    }

    @Test
    @DisplayName("one can't write its own code")
    void ownCode() throws IOException {
        assertThat(visitor.runs(mine.url(), """
                        var_dump(@file_put_contents(__FILE__, 'x'), @unlink(__FILE__), @rename(__FILE__, __FILE__ . 'x'),
                            @chmod(__FILE__, 0777), @touch(__DIR__ . '/new.php'), @mkdir(__DIR__ . '/new'),
                            @symlink('/tmp', '/srv/gaas/mine-test/new'), @unlink('/srv/gaas/mine-test/current'));
                        """)).isEqualTo("bool(false)\n".repeat(8));
        assertThat(visitor.runs(mine.url(), "var_dump(file_put_contents('/srv/gaas/mine-test/shared/var/x', 'x'));"))
                .isEqualTo("int(1)\n");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/srv/gaas/theirs-test/shared/secret",
                "/srv/gaas/theirs-test/shared/var/upload.txt",
                "../../../theirs-test/releases/1/htdocs/index.php",
                "/srv/gaas/mine-test/shared/secret",
                "/etc/passwd",
            })
    @DisplayName("a link in what is published shows nothing that is somebody else's")
    void link(String target) throws IOException {
        mine.asItself("ln -sfn " + target + " /srv/gaas/mine-test/shared/var/link.txt");
        assertThat(visitor.get(mine.url() + "upload/link.txt").body()).startsWith("entry of mine-test");
        mine.asItself("ln -sfn " + target.replaceFirst("/[^/]+$", "") + " /srv/gaas/mine-test/shared/var/folder");
        var name = target.replaceFirst(".*/", "");
        assertThat(visitor.get(mine.url() + "upload/folder/" + name).body()).startsWith("entry of mine-test");
        mine.asItself("echo own > /srv/gaas/mine-test/shared/var/own;"
                + " ln -sfn own /srv/gaas/mine-test/shared/var/link.txt");
        assertThat(visitor.get(mine.url() + "upload/link.txt").body()).isEqualTo("own\n");
    }

    @Test
    @DisplayName("not even the desk shows what is the web server's own: its logs, through the link to the release")
    void logsOfAll() throws IOException {
        mine.root("cd /srv/gaas/mine-test && mkdir -p releases/2 && ln -s /var/log/nginx releases/2/htdocs"
                + " && ln -sfn releases/2 current && chown -h gaas:mine-test current releases/2 releases/2/htdocs");
        visitor.get(theirs.url() + "?secret=of-a-visitor");
        assertThat(mine.root("cat /var/log/nginx/access.log")).contains("of-a-visitor");
        assertThat(visitor.get(mine.url() + "access.log").body()).doesNotContain("of-a-visitor");
        mine.root("cd /srv/gaas/mine-test && rm releases/2/htdocs && ln -sfn /var/log current");
        assertThat(visitor.get(mine.url() + "access.log").body()).doesNotContain("of-a-visitor");
    }

    @Test
    @DisplayName("M35: a link that is swapped between look and use shows nothing either")
    void swapped() throws Exception {
        mine.asItself("echo own > /srv/gaas/mine-test/shared/var/own");
        var swapping = CompletableFuture.runAsync(() -> mine.asItself("cd /srv/gaas/mine-test/shared/var;"
                + " end=$(($(date +%s) + 6)); while [ $(date +%s) -lt $end ]; do for n in 1 2 3 4 5 6 7 8 9 10; do"
                + " ln -s ../../../theirs-test/shared/var/upload.txt a; mv -T a link.txt;"
                + " ln -s own b; mv -T b link.txt; rm -f link.txt; cp own link.txt; done; done"));
        int asked = 0;
        while (!swapping.isDone()) {
            assertThat(visitor.get(mine.url() + "upload/link.txt").body()).doesNotContain("theirs");
            asked++;
        }
        swapping.join();
        assertThat(asked).isGreaterThan(200);
    }

    @Test
    @DisplayName("M35: where the error log should be, a link leads no program of root astray")
    void logLink() {
        mine.asItself("cd /srv/gaas/mine-test/shared/var; rm -rf logs; ln -sfn /etc/cron.d logs");
        mine.site("put", mine.wish().replace("testing", "other").replace("errors.log", "deep/errors.log"));
        assertThat(mine.root("ls /etc/cron.d; find /etc/cron.d -user mine-test"))
                .doesNotContain("deep");
        mine.put().expect("a site");
    }

    @Test
    @DisplayName("one can't come to the other's databases")
    void databases() throws IOException {
        mine.root("mariadb -e \"create database mine_gems; create database theirs_gems;"
                + " create table theirs_gems.t (a int);"
                + " create user mine_test@localhost identified by 'mine'; grant all on mine_gems.* to mine_test@localhost;"
                + " create user theirs_test@localhost identified by 'theirs';"
                + " grant all on theirs_gems.* to theirs_test@localhost\"");
        try {
            assertThat(visitor.runs(mine.url(), """
                            mysqli_report(MYSQLI_REPORT_OFF);
                            foreach ([['mine_test', 'mine', 'mine_gems'], ['mine_test', 'mine', 'theirs_gems'],
                                    ['theirs_test', '', 'theirs_gems'], ['gaas', '', 'theirs_gems'], ['root', '', 'mysql'],
                                    ['', '', 'theirs_gems']] as [$user, $password, $database])
                                echo (@mysqli_connect('localhost', $user, $password, $database) ? 'yes' : 'no'), ' ';
                            $mine = mysqli_connect('localhost', 'mine_test', 'mine');
                            echo mysqli_query($mine, 'select * from theirs_gems.t') ? 'yes' : 'no';
                            echo ' ', implode(',', array_column(mysqli_query($mine, 'show databases')->fetch_all(), 0));
                            """)).isEqualTo("yes no no no no no no information_schema,mine_gems");
            assertThat(mine.asItself("mariadb theirs_gems -e \"select 1\"; mariadb -u gaas -e \"select 1\""))
                    .contains("denied")
                    .doesNotContain("1\n1");
        } finally {
            mine.root("mariadb -e \"drop database mine_gems; drop database theirs_gems; drop user mine_test@localhost;"
                    + " drop user theirs_test@localhost\"");
        }
    }
}
