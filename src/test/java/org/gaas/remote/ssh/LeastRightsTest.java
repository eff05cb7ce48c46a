package org.gaas.remote.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.gaas.FleetTest;
import org.gaas.TestFleet;
import org.gaas.remote.Command;
import org.gaas.remote.Host;
import org.gaas.remote.Lock;
import org.gaas.remote.NoProcesses;
import org.gaas.remote.Report;
import org.gaas.remote.Result;
import org.gaas.remote.SystemUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything here is tried by the desk's own user, as somebody would who took over the desk. */
@FleetTest
@DisplayName("Least rights: what the desk may not do on a server")
class LeastRightsTest {
    private static final String OWN = "sudo -n /usr/lib/gaas/own ";
    private static final String USER = "sudo -n /usr/lib/gaas/user ";
    private static final String PLACE = "/srv/gaas/rights-test";

    private final TestFleet fleet;
    private final Host host;

    LeastRightsTest(TestFleet fleet) {
        this.fleet = fleet;
        this.host = fleet.host(TestFleet.TRIAL);
    }

    @BeforeEach
    void installation() {
        asDesk(USER + "make rights-test " + PLACE + " && mkdir -p " + PLACE + "/in")
                .expect("an installation");
    }

    @AfterEach
    void remove() {
        asDesk("rm -rf " + PLACE + " && " + USER + "remove rights-test").expect("it is gone");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "cat /etc/shadow",
                "cat /etc/sudoers.d/gaas",
                "ls /root",
                "echo >/etc/gaas/x",
                "echo >>/etc/gaas/authorized_keys",
                "echo >>/usr/lib/gaas/own",
                "echo >/etc/nginx/conf.d/x.conf",
                "ls /etc/gaas/tls",
                "cat /etc/gaas/tls/.shared/current/key.pem",
                "echo >/var/lib/gaas-challenges/x",
                "echo >/etc/php/x",
                "echo >/etc/cron.d/x",
                "echo >/etc/mysql/x.cnf",
                "kill $(cat /run/nginx.pid)",
                "mount -t tmpfs x /mnt",
                "su root -c id",
            })
    @DisplayName("reads and changes nothing of root's")
    void ofRoot(String command) {
        assertThat(asDesk(command).ok()).isFalse();
    }

    @ParameterizedTest(name = "sudo -n {0}")
    @ValueSource(
            strings = {
                "id",
                "-i",
                "-u root id",
                "-u www-data id",
                "-u mysql id",
                "-u gaas -g root id",
                "-g gaas-apps id",
                "-u '#0' id",
                "-u '#-1' id",
                "-u rights-test -g root id",
                "-e /etc/passwd",
                "/usr/lib/gaas/../../bin/id",
                "/usr/bin/perl /usr/lib/gaas/own",
                "PATH=/tmp /usr/lib/gaas/user make x /srv/gaas/x",
                "/usr/lib/gaas/view /var/lib/gaas-view tmpfs 1 d_dora",
            })
    @DisplayName("becomes an application, and nobody else")
    void others(String words) {
        assertThat(asDesk("sudo -n " + words + " </dev/null").ok()).isFalse();
        assertThat(asDesk("sudo -n -u rights-test id -un").out()).isEqualTo("rights-test\n");
    }

    @ParameterizedTest(name = "user {0}")
    @ValueSource(
            strings = {
                "make root /srv/gaas/root",
                "make gaas /srv/gaas/gaas",
                "make www-data /srv/gaas/www-data",
                "remove www-data",
                "end www-data",
                "end root",
                "remove gaas",
                "make other /etc",
                "make other /srv/gaas/another",
                "make other /srv/gaas/.builds/other",
                "make 'o;id' '/srv/gaas/o;id'",
                "make -- /srv/gaas/--",
                "make -o /srv/gaas/-o",
                "make 'o\n' '/srv/gaas/o\n'",
                "make Other /srv/gaas/Other",
                "make '' /srv/gaas/",
                "make a2345678901234567890123456789012 /srv/gaas/a2345678901234567890123456789012",
                "make docker /srv/gaas/docker",
                "make wheel /srv/gaas/wheel",
                "idle",
                "make other",
                "remove",
                "burn rights-test",
            })
    @DisplayName("makes and removes users of installations, and no others")
    void users(String words) {
        var before = fleet.asRoot(TestFleet.TRIAL, "cat /etc/passwd /etc/group");
        var refused = asDesk(USER + words);
        assertThat(refused.ok()).isFalse();
        assertThat(refused.err()).startsWith("user: ");
        assertThat(fleet.asRoot(TestFleet.TRIAL, "cat /etc/passwd /etc/group")).isEqualTo(before);
    }

    @Test
    @DisplayName("finds all that root acts by to be root's, and writable for nobody else")
    void rootsOwn() {
        assertThat(fleet.asRoot(
                        TestFleet.TRIAL,
                        "find /usr/lib/gaas /etc/gaas /etc/sudoers /etc/sudoers.d /etc/nginx /etc/cron.d /etc/logrotate.d"
                                + " /etc/systemd/system ! -type l \\( ! -user root -o -perm /022 \\)"))
                .isEmpty();
    }

    @Test
    @DisplayName("a user that is removed leaves nothing to the next one that gets its number")
    void nothingForTheNext() {
        asDesk(USER + "make gone-test /srv/gaas/gone-test").expect("a user");
        fleet.asRoot(
                TestFleet.TRIAL,
                "runuser -u gone-test -- sh -c 'umask 077; echo x >/tmp/gone; mkdir /var/tmp/gone;"
                        + " echo x >/var/tmp/gone/x'; echo '0 0 1 1 * id' >/var/spool/cron/crontabs/gone-test");
        fleet.asRoot(
                TestFleet.TRIAL, "mkdir -p -m 700 /etc/gaas/tls/gone-test; echo x >/etc/gaas/tls/gone-test/key.pem");
        var look = "find /etc/gaas/tls /tmp /var/tmp /var/spool/cron -name 'gone*' | sort";
        assertThat(fleet.asRoot(TestFleet.TRIAL, look))
                .isEqualTo("/etc/gaas/tls/gone-test\n/tmp/gone\n/var/spool/cron/crontabs/gone-test\n/var/tmp/gone\n");
        asDesk(USER + "remove gone-test").expect("no user");
        assertThat(fleet.asRoot(TestFleet.TRIAL, look)).isEmpty();
    }

    @ParameterizedTest(name = "own {0}")
    @ValueSource(
            strings = {
                "rights-test:rights-test 0644 /etc/passwd",
                "rights-test:rights-test 0644 /srv/gaas/../../etc/passwd",
                "rights-test:rights-test 0644 " + PLACE + "/in/../../../../etc/passwd",
                "rights-test:rights-test 0644 " + PLACE + "/etc/passwd",
                "rights-test:rights-test 0644 " + PLACE + "/passwd",
                "rights-test:rights-test - " + PLACE + "/in",
                "rights-test:rights-test 4755 " + PLACE + "/in",
                "rights-test:rights-test u+s " + PLACE + "/in",
                "rights-test:rights-test 0644 " + PLACE + "/twice",
                "rights-test:rights-test 0644 " + PLACE + "/pipe",
                "rights-test:rights-test 0644 " + PLACE + "/roots",
                "root:root 0644 " + PLACE + "/in",
                "gaas:root 0644 " + PLACE + "/in",
                "www-data:www-data 0644 " + PLACE + "/in",
                "rights-test 0644 " + PLACE + "/in",
                "'rights-test:rights-test\n' 0644 " + PLACE + "/in",
                "rights-test:gaas 0644 " + PLACE + "/in",
                "rights-test:rights-test 0644 " + PLACE + "/..",
                "rights-test:rights-test 0644 /srv/gaas",
                "rights-test:rights-test 0644",
            })
    @DisplayName("gives away what is the desk's, and nothing else")
    void owners(String words) {
        asDesk(
                        "cd " + PLACE
                                + " && ln -s /etc etc && ln -s /etc/passwd passwd && echo x >once && ln once twice && mkfifo pipe")
                .expect("traps");
        fleet.asRoot(TestFleet.TRIAL, "echo x >" + PLACE + "/roots");
        var look = "cd " + PLACE + " && stat -c '%n %U:%G %a' /etc/passwd /srv/gaas . in once pipe roots";
        var before = fleet.asRoot(TestFleet.TRIAL, look);
        var refused = asDesk(OWN + words);
        assertThat(refused.ok()).isFalse();
        assertThat(refused.err()).startsWith("own: ");
        assertThat(fleet.asRoot(TestFleet.TRIAL, look)).isEqualTo(before);
    }

    @Test
    @DisplayName("an application that lets nobody look into its processes is seen, and ended")
    void hidden() {
        asApplication("cp /bin/sleep /tmp/rights-test-x && chmod 111 /tmp/rights-test-x &&"
                        + " (setsid /tmp/rights-test-x 600 </dev/null >/dev/null 2>&1 &)")
                .expect("a program that can't be read");
        var wish = new NoProcesses(new SystemUser("rights-test", PLACE));
        await().untilAsserted(
                        () -> assertThat(outcomes(host.check(List.of(wish)))).containsExactly("1 processes"));
        host.converge(Lock.installation("rights-test", System.nanoTime()), List.of(wish))
                .orThrow();
        assertThat(fleet.asRoot(TestFleet.TRIAL, "pgrep -x rights-test-x || echo none"))
                .isEqualTo("none\n");
        assertThat(outcomes(host.check(List.of(wish)))).containsExactly("");
    }

    @Test
    @DisplayName("an application has no clock of its own; what it had before is taken from it")
    void noClock() {
        assertThat(asApplication("echo '* * * * * id' | crontab -").ok()).isFalse();
        var crontab = "/var/spool/cron/crontabs/rights-test";
        fleet.asRoot(TestFleet.TRIAL, "echo '* * * * * id' >" + crontab + " && chown rights-test " + crontab);
        assertThat(asDesk(USER + "idle rights-test").out()).isEqualTo("a crontab of its own\n");
        asDesk(USER + "end rights-test").expect("it is ended");
        assertThat(fleet.asRoot(TestFleet.TRIAL, "ls /var/spool/cron/crontabs")).doesNotContain("rights-test");
        asDesk(USER + "idle rights-test").expect("nothing is left to be done");
    }

    @Test
    @DisplayName("whoever gets the number of a user that is gone gets nothing else of it")
    void numbers() {
        asApplication("mkdir -m 777 /tmp/rights-test && touch /tmp/rights-test/x /var/tmp/rights-test &&"
                        + " ln -s /srv/gaas /tmp/rights-test/link")
                .expect("files where everybody may write");
        asDesk("mkdir -p -m 777 /tmp/of-the-desk && touch /tmp/of-the-desk/desks")
                .expect("a folder of the desk's");
        asApplication("mkdir /tmp/of-the-desk/deep && touch /tmp/of-the-desk/deep/x")
                .expect("files in it");
        var number = asDesk("id -u rights-test").out().strip();
        asDesk(USER + "remove rights-test").expect("it is gone");
        try {
            assertThat(fleet.asRoot(TestFleet.TRIAL, "find /tmp /var/tmp -xdev -user " + number))
                    .isEmpty();
            assertThat(asDesk("ls /tmp/of-the-desk").out()).isEqualTo("desks\n");
            assertThat(asDesk("ls -d " + PLACE).ok()).isTrue();
        } finally {
            asDesk("rm -rf /tmp/of-the-desk").expect("it is tidy");
        }
    }

    @Test
    @DisplayName("a user that was made half, as its maker was killed, is made whole")
    void halfMade() {
        var whole = asDesk("id rights-test; id -nG www-data").out();
        fleet.asRoot(
                TestFleet.TRIAL,
                "sed -i /^rights-test:/d /etc/shadow; gpasswd -d rights-test gaas-apps; groupdel -f rights-test");
        asDesk(USER + "make rights-test " + PLACE).expect("it is whole");
        assertThat(asDesk("id rights-test; id -nG www-data").out()).isEqualTo(whole);
        assertThat(fleet.asRoot(TestFleet.TRIAL, "grep -c ^rights-test: /etc/shadow"))
                .isEqualTo("1\n");
    }

    @Test
    @DisplayName("a user that was removed half, as its remover was killed, can be removed and made again")
    void halfRemoved() {
        for (var then : List.of("remove rights-test", "make rights-test " + PLACE)) {
            fleet.asRoot(TestFleet.TRIAL, "sed -i /^rights-test:/d /etc/passwd /etc/shadow");
            asDesk(USER + then).expect(then);
            assertThat(asDesk("getent passwd rights-test").ok()).isEqualTo(then.startsWith("make"));
            assertThat(asDesk("getent group rights-test").ok()).isEqualTo(then.startsWith("make"));
            assertThat(asDesk("getent group gaas-apps").out().contains("rights-test"))
                    .isEqualTo(then.startsWith("make"));
            asDesk(USER + "make rights-test " + PLACE).expect("it is there again");
        }
    }

    private Result asApplication(String script) {
        return host.run(Command.of("sudo", "-n", "-u", "rights-test", "--", "sh", "-c", script));
    }

    private static List<String> outcomes(Report report) {
        return report.lines().stream().map(line -> line.reason().strip()).toList();
    }

    private Result asDesk(String command) {
        return host.run(Command.of("sh", "-c", command));
    }
}
