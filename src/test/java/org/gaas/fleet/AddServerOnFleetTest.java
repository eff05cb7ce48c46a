package org.gaas.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gaas.FleetTest;
import org.gaas.TestFleet;
import org.gaas.audit.Line;
import org.gaas.audit.Trail;
import org.gaas.fleet.Server.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@FleetTest
@DisplayName("A real server that joins the fleet")
class AddServerOnFleetTest {
    private static final String ONE = TestFleet.TRIAL;
    private static final ServerName NAME = new ServerName(ONE);

    private final TestFleet servers;
    private JoiningDesk desk;

    AddServerOnFleetTest(TestFleet servers) {
        this.servers = servers;
    }

    @BeforeEach
    void open() {
        desk = new JoiningDesk(servers);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    @DisplayName("is active when it is proven, and the proof left nothing on it")
    void joins() {
        var before = picture();
        var process = desk.add(ONE, 22, "trial", "build");
        assertThat(desk.shown("fingerprint"))
                .isEqualTo(servers.asRoot(ONE, desk.shown("fingerprintCommand")).split(" ")[1]);
        desk.answer("keyDecision", "pin");

        assertThat(desk.outcome(process)).isEqualTo("EndEvent_ServerReady");
        assertThat(desk.get(Fleet.class).server(NAME))
                .satisfies(server -> assertThat(server.state()).isEqualTo(State.ACTIVE))
                .satisfies(server -> assertThat(server.hostKeys())
                        .isEqualTo(servers.access(ONE).hostKeys()));
        assertThat(picture()).isEqualTo(before);
    }

    @Test
    @DisplayName("with another key than the pinned one gets no sign-in and no command (M36)")
    void changedKey() {
        var process = desk.add(ONE, 22, "trial");
        // sshd runs this for everybody who signed in, before any command
        servers.asRoot(ONE, """
                echo 'echo in >> /var/tmp/signed-in' > /etc/ssh/sshrc
                mkdir /root/keys && mv /etc/ssh/ssh_host_* /root/keys/ && ssh-keygen -A >/dev/null && service ssh restart""");
        try {
            desk.answer("keyDecision", "pin");
            assertThat(desk.task().getName()).startsWith("Repair step · Check server");
            assertThat(desk.shown("repairReason")).isEqualTo("HOST_KEY_MISMATCH");
            assertThat(servers.tree(ONE).resolve("var/tmp/signed-in")).doesNotExist();
            assertThat(desk.get(Trail.class).of(ONE, 1))
                    .extracting(Line::what, Line::subject, Line::outcome)
                    .containsExactly(tuple("connect", "host key", "FAILED"));
        } finally {
            servers.asRoot(ONE, "mv -f /root/keys/* /etc/ssh/ && rmdir /root/keys && service ssh restart");
        }
        desk.answer("repairDecision", "retry");
        assertThat(desk.outcome(process)).isEqualTo("EndEvent_ServerReady");
        assertThat(servers.asRoot(ONE, "cat /var/tmp/signed-in; rm /var/tmp/signed-in /etc/ssh/sshrc"))
                .contains("in");
    }

    @ParameterizedTest(name = "port {0}")
    @ValueSource(ints = {23, 80})
    @DisplayName("is unreachable where nothing speaks ssh: a repair, and undone it leaves nothing")
    void wrongPort(int port) {
        desk.add(ONE, port, "trial");
        assertThat(desk.task().getName()).startsWith("Repair step · Read host key");
        assertThat(desk.shown("repairReason")).isEqualTo("UNREACHABLE");
        assertThat(desk.shown("repairFound")).contains(":" + port + ":");
        desk.answer("repairDecision", "undo");
        assertThat(desk.get(Fleet.class).servers()).isEmpty();
    }

    @Test
    @DisplayName("with all that can be wrong is told all of it at once; mended, it goes on")
    void everythingWrong() {
        servers.asRoot(ONE, """
                printf '#!/bin/sh\\ncase $* in +%%s) echo $(($(/usr/bin/date +%%s) + 3600));; *) exec /usr/bin/date "$@";; esac\\n' \
                    > /usr/local/bin/date && chmod 755 /usr/local/bin/date
                mv /usr/lib/os-release /usr/lib/os-release.away && printf 'ID=fedora\\nVERSION_ID=43\\n' > /usr/lib/os-release
                mv /etc/sudoers.d/gaas /root/sudoers
                mount -t tmpfs -o size=4m,mode=777 tmpfs /srv/gaas""");
        var process = desk.add(ONE, 22, "trial");
        try {
            desk.answer("keyDecision", "pin");
            assertThat(desk.shown("findings"))
                    .contains("it runs fedora 43, and the desk's programs and packages are made for Debian")
                    .contains("its clock is 60 minutes ahead of the desk's")
                    .contains(
                            "may not run as root: /usr/lib/gaas/certificate, /usr/lib/gaas/challenge, /usr/lib/gaas/developers")
                    .contains("4 MB are free under /srv/gaas");
        } finally {
            servers.asRoot(ONE, """
                    umount /srv/gaas && rm /usr/local/bin/date && mv /root/sudoers /etc/sudoers.d/gaas &&
                        mv -f /usr/lib/os-release.away /usr/lib/os-release""");
        }
        desk.answer("serverMending", "again");
        assertThat(desk.outcome(process)).isEqualTo("EndEvent_ServerReady");
    }

    @Test
    @DisplayName("with a banner, a chatty login, one session at a time and busybox for a shell is read all the same")
    void awkward() throws Exception {
        var busybox = Path.of("/bin/busybox");
        servers.asRoot(ONE, """
                echo 'Authorized use only. fleet=yes' > /etc/issue.net; echo 'os=plan9 4' > /etc/motd
                printf 'Banner /etc/issue.net\\nMaxSessions 1\\n' > /etc/ssh/sshd_config.d/awkward.conf; service ssh restart""");
        if (Files.exists(busybox)) {
            Files.copy(busybox, servers.tree(ONE).resolve("bin/busybox"));
            servers.asRoot(ONE, "ln -s busybox /bin/sh.new && mv -T /bin/sh.new /bin/sh");
        }
        try {
            var process = desk.add(ONE, 22, "trial");
            desk.answer("keyDecision", "pin");
            assertThat(desk.outcome(process)).isEqualTo("EndEvent_ServerReady");
        } finally {
            servers.asRoot(ONE, """
                    ln -s dash /bin/sh.new && mv -T /bin/sh.new /bin/sh; rm -f /bin/busybox
                    rm /etc/ssh/sshd_config.d/awkward.conf /etc/motd; service ssh restart""");
        }
    }

    @Test
    @DisplayName("gets a package that it lacks, from the sources that it knows")
    void packages() {
        servers.asRoot(ONE, """
                mkdir -p /srv/repo/p/DEBIAN && cd /srv/repo
                printf 'Package: php-soap\\nVersion: 99.0\\nArchitecture: all\\nMaintainer: x <x@x.test>\\nDescription: x\\n' \
                    > p/DEBIAN/control
                dpkg-deb -b p php-soap.deb >/dev/null
                { cat p/DEBIAN/control; echo 'Filename: ./php-soap.deb'; echo "Size: $(stat -c %s php-soap.deb)"
                  echo "SHA256: $(sha256sum php-soap.deb | cut -d' ' -f1)"; } > Packages
                mkdir /root/apt && mv /etc/apt/sources.list /root/apt/
                echo 'deb [trusted=yes] file:/srv/repo ./' > /etc/apt/sources.list
                cp -a /var/lib/dpkg /root/dpkg && dpkg --purge --force-all php-soap >/dev/null 2>&1""");
        try {
            var process = desk.add(ONE, 22, "trial");
            desk.answer("keyDecision", "pin");
            assertThat(desk.outcome(process)).isEqualTo("EndEvent_ServerReady");
            assertThat(servers.asRoot(ONE, "dpkg-query -W php-soap")).contains("99.0");
        } finally {
            servers.asRoot(ONE, """
                    rm -rf /var/lib/dpkg /srv/repo && mv /root/dpkg /var/lib/dpkg
                    mv /root/apt/sources.list /etc/apt/ && rmdir /root/apt""");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "install",
                "install nmap",
                "install logrotate-",
                "install -o x=y",
                "remove cron",
                "install ../x",
                ""
            })
    @DisplayName("installs nothing else for the desk")
    void packagesRefused(String words) {
        assertThatThrownBy(() -> servers.asRoot(ONE, "runuser -u gaas -- sudo -n /usr/lib/gaas/packages " + words))
                .hasMessageContaining("packages: ");
    }

    @Test
    @DisplayName("is like the others, and what differs is told with both sides")
    void alike() {
        for (var one : new String[] {TestFleet.PRODUCTION, TestFleet.ACCEPTANCE})
            desk.get(Fleet.class).register(server(one), "test");
        var second = new ServerName(TestFleet.ACCEPTANCE);
        var check = desk.get(FleetCheck.class);
        assertThat(check.check(Optional.empty())).isEqualTo(new FleetCheck.Checked(List.of("srv1", "srv2"), List.of()));

        servers.asRoot(TestFleet.ACCEPTANCE, "/usr/lib/gaas/shared-host other.fleet.test");
        try {
            assertThat(check.check(Optional.of(second)).findings())
                    .extracting(ServerFinding::message)
                    .singleElement()
                    .asString()
                    .startsWith("its sites share the host other.fleet.test, and the desk believes srv2.fleet.test");
        } finally {
            servers.asRoot(TestFleet.ACCEPTANCE, "/usr/lib/gaas/shared-host " + servers.sites(TestFleet.ACCEPTANCE));
        }
        assertThat(check.check(Optional.of(second)).findings()).isEmpty();

        var intl = "/etc/php/8.2/fpm/conf.d/20-intl.ini";
        servers.asRoot(TestFleet.ACCEPTANCE, "mv " + intl + " /root/; dpkg-divert --quiet --rename /usr/sbin/nginx");
        try {
            assertThat(check.check(Optional.of(second)).findings())
                    .extracting(ServerFinding::sentence)
                    .anySatisfy(sentence ->
                            assertThat(sentence).startsWith("srv2: PHP lacks what GemsTracker 2.x needs: intl."))
                    .anySatisfy(sentence -> assertThat(sentence).contains("nginx is not there, and 1."));
        } finally {
            servers.asRoot(
                    TestFleet.ACCEPTANCE,
                    "mv /root/20-intl.ini " + intl + "; dpkg-divert --quiet --rename --remove /usr/sbin/nginx");
        }
    }

    private Server server(String name) {
        var access = servers.access(name);
        return new Server(
                new ServerName(name),
                Set.of(new ServerRole("production")),
                Server.DEFAULT_ZONE,
                access.host(),
                22,
                "gaas",
                "/",
                "debian",
                access.hostKeys(),
                State.ACTIVE,
                Optional.of(servers.sites(name)));
    }

    /** Users, what installations have, and databases. */
    private String picture() {
        return servers.asRoot(
                ONE, "cut -d: -f1 /etc/passwd /etc/group; find /srv/gaas /etc/gaas; mariadb -N -e 'show databases'");
    }
}
