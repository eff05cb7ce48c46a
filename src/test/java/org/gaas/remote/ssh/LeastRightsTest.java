package org.gaas.remote.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import org.gaas.FleetTest;
import org.gaas.TestFleet;
import org.gaas.remote.Command;
import org.gaas.remote.Host;
import org.gaas.remote.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
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

    private Result asDesk(String command) {
        return host.run(Command.of("sh", "-c", command));
    }
}
