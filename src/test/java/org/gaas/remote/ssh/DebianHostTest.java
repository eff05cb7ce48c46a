package org.gaas.remote.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.gaas.FleetTest;
import org.gaas.TestFleet;
import org.gaas.remote.Absent;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.Directory;
import org.gaas.remote.Emptied;
import org.gaas.remote.Fragment;
import org.gaas.remote.Host;
import org.gaas.remote.Lock;
import org.gaas.remote.NoProcesses;
import org.gaas.remote.Owner;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.Report.Outcome;
import org.gaas.remote.ShFunction;
import org.gaas.remote.Source;
import org.gaas.remote.Symlink;
import org.gaas.remote.SystemUser;
import org.gaas.remote.TextFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@FleetTest
@DisplayName("A Debian server, where the desk is not root")
class DebianHostTest {
    private static final Owner APP = Owner.app("host-test");
    private static final String HOME = "srv/gaas/host-test";
    private static final SystemUser USER = new SystemUser("host-test", HOME);
    private static final List<Desired> PLACE = List.of(
            USER,
            new Directory(HOME, Owner.code("host-test"), "0750"),
            new Directory(HOME + "/shared", Owner.DESK, "0755"),
            new Directory(HOME + "/shared/var", APP, "0750"));

    private final TestFleet fleet;
    private final Host host;

    DebianHostTest(TestFleet fleet) {
        this.fleet = fleet;
        this.host = fleet.host(TestFleet.TRIAL);
    }

    @BeforeEach
    void place() {
        converge(PLACE);
    }

    @AfterEach
    void nothingIsLeft() {
        host.run(Command.of("sh", "-c", "mkdir -p closed/deep && touch closed/deep/file && chmod 0 closed")
                        .as(APP)
                        .in(HOME + "/shared/var"))
                .expect("a folder that its owner closed");
        converge(List.of(
                new NoProcesses(USER),
                new Emptied(HOME + "/shared", APP),
                new Absent(HOME),
                SystemUser.absent("host-test")));
        assertThat(asRoot("ls -A /srv/gaas; getent passwd host-test; getent group host-test; id -nG www-data"))
                .doesNotContain("host-test");
    }

    @Test
    @DisplayName("a user is made whole, and what a kill left undone is found and done: the web server is in its group")
    void user() {
        assertThat(asRoot("id -nG host-test; id -nG www-data; grep -c ^host-test: /etc/shadow"))
                .contains("host-test gaas-apps")
                .containsPattern("www-data .*host-test")
                .endsWith("1\n");
        asRoot("gpasswd --delete www-data host-test");
        assertThat(host.check(List.of(USER)).lines().get(0).reason()).contains("not reached by the web server");
        converge(PLACE);
        assertThat(asRoot("id -nG www-data")).contains("host-test");
        asRoot("gpasswd --delete host-test gaas-apps");
        assertThat(host.check(List.of(USER)).lines().get(0).reason()).contains("no installation's");
        converge(PLACE);
        // its group stays, as the web server is in it
        asRoot("userdel host-test");
        assertThat(host.converge(Lock.installation("host-test", 1), List.of(USER))
                        .lines()
                        .get(0)
                        .reason())
                .contains("there is a group host-test that is no installation's");
        asRoot("groupdel host-test");
        converge(PLACE);
    }

    @Test
    @DisplayName("files come to whom they are wished for, and are found so the second time")
    void owners() {
        var wishes = List.<Desired>of(
                new TextFile(HOME + "/shared/settings", Owner.code("host-test"), "0640", "secret"),
                new TextFile(HOME + "/shared/var/own", APP, "0600", "own").actingAs(APP),
                new Symlink(HOME + "/link", "shared/var", APP),
                new Symlink(HOME + "/current", "releases/1", Owner.DESK));
        assertThat(converge(wishes)).containsOnly(Outcome.APPLIED);
        assertThat(converge(wishes)).containsOnly(Outcome.NONE);
        assertThat(converge(PLACE)).containsOnly(Outcome.NONE);
        assertThat(asRoot(
                        "cd /" + HOME + " && stat -c '%U:%G %a %n' . shared shared/var shared/settings shared/var/own;"
                                + " stat -c '%U:%G %n' link current"))
                .hasToString("""
                        gaas:host-test 750 .
                        gaas:gaas 755 shared
                        host-test:host-test 750 shared/var
                        gaas:host-test 640 shared/settings
                        host-test:host-test 600 shared/var/own
                        host-test:host-test link
                        gaas:gaas current
                        """);
    }

    @Test
    @DisplayName("what an application closed or changed itself is put right")
    void drift() {
        asRoot("chmod 0 /" + HOME + "/shared/var");
        assertThat(converge(PLACE)).containsExactly(Outcome.NONE, Outcome.NONE, Outcome.NONE, Outcome.APPLIED);
        assertThat(asRoot("stat -c %a /" + HOME + "/shared/var")).isEqualTo("750\n");
    }

    @Test
    @DisplayName("an application's command has its input, environment, folder and user, and ends in time")
    void acting() {
        var all = Fragment.call(ShFunction.of("all", "id -un; pwd; echo \"$GREETING\"; cat"));
        var result = host.run(Command.of(all)
                .as(APP)
                .in(HOME + "/shared/var")
                .with("GREETING", "it's \"me\"")
                .reading(Source.of("from the desk".getBytes())));
        assertThat(result.expect("an answer").out())
                .isEqualTo("host-test\n/" + HOME + "/shared/var\nit's \"me\"\nfrom the desk");
        assertThatThrownBy(() -> host.run(Command.of("sleep", "300").as(APP).within(Duration.ofSeconds(1))))
                .isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("not done after 1 s");
        assertThat(asRoot("ps -u host-test -o args= || true")).isEmpty();
    }

    @Test
    @DisplayName("an operation of an application goes on without the desk, and ends when its time is over")
    void operations() {
        host.begin(
                "host-test",
                Command.of("sh", "-c", "id -un; exec sleep 300").as(APP).within(Duration.ofSeconds(2)));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThatThrownBy(() -> host.poll("host-test"))
                .isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("it took too long and was ended"));
        assertThat(asRoot("ps -u host-test -o args= || true")).isEmpty();
        host.forget("host-test");
    }

    @Test
    @DisplayName("an upload lands in an application's own folder, by its own hand")
    void upload() {
        host.upload(HOME + "/shared/var/file", APP, "0640", Source.of(new byte[] {1, 2, 3}));
        assertThat(asRoot("stat -c '%U:%G %a %s' /" + HOME + "/shared/var/file"))
                .isEqualTo("host-test:host-test 640 3\n");
    }

    private List<Outcome> converge(List<Desired> wishes) {
        return host.converge(Lock.installation("host-test", 1), wishes).orThrow().lines().stream()
                .map(line -> line.outcome())
                .toList();
    }

    private String asRoot(String script) {
        return fleet.asRoot(TestFleet.TRIAL, script);
    }
}
