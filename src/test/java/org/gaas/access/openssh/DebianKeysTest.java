package org.gaas.access.openssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.gaas.FleetTest;
import org.gaas.TestFleet;
import org.gaas.access.KeyAccount;
import org.gaas.access.SshKey;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.IpRange;
import org.gaas.installations.InstallationId;
import org.gaas.remote.Desired;
import org.gaas.remote.Host;
import org.gaas.remote.Lock;
import org.gaas.remote.Report.Outcome;
import org.gaas.remote.RootProgram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tried by OpenSSH's own clients. */
@FleetTest
@DisplayName("On a real server, a developer who comes by ssh key")
class DebianKeysTest {
    private static final String SERVER = TestFleet.ACCEPTANCE;
    private static final InstallationId OWN = new InstallationId("keys-acc");
    private static final String LOG = "var/error.log";
    private static final Instant LATER = Instant.parse("2099-12-31T23:00:00Z");

    private final TestFleet fleet;
    private final Host host;
    private final DebianKeys kind = new DebianKeys();

    @TempDir
    Path folder;

    DebianKeysTest(TestFleet fleet) {
        this.fleet = fleet;
        this.host = fleet.host(SERVER);
    }

    @BeforeEach
    void installations() {
        for (var id : List.of("keys-acc", "veiled-acc")) root("""
                    /usr/lib/gaas/user make NAME /srv/gaas/NAME && cd /srv/gaas &&
                    install -d -o gaas -g NAME -m 750 NAME && cd NAME &&
                    install -d -o gaas -g gaas releases releases/1.0-ab shared && install -d -o NAME -g NAME -m 750 shared/var &&
                    echo 'code of NAME' > releases/1.0-ab/index.php && ln -s ../../shared/settings.ini releases/1.0-ab/ &&
                    ln -sfn releases/1.0-ab current && echo 'canary of NAME' > shared/settings.ini &&
                    chmod 640 shared/settings.ini && chown gaas:NAME shared/settings.ini &&
                    echo 'canary of a patient' > shared/var/upload.pdf && echo 'log of NAME' > shared/var/error.log &&
                    echo 'older log' > shared/var/error.log.1 && chown NAME:NAME shared/var/*
                    """.replace("NAME", id));
        run("ssh-keygen -q -t ed25519 -N '' -f key && ssh-keygen -q -t ed25519 -N '' -f other");
    }

    @AfterEach
    void nothingIsLeft() {
        fulfil(kind.exactly(List.of()));
        root("for i in keys-acc veiled-acc; do /usr/lib/gaas/user remove $i; rm -rf /srv/gaas/$i; done;"
                + " rm -f /etc/ssh/sshd_config.d/00-test.conf");
        assertThat(root("getent passwd; getent group; ls /etc/gaas/developers/*"))
                .doesNotContain("d_kim", "keys-acc");
    }

    @Test
    @DisplayName("sees code and logs of the own projects, and nothing else of the server, nor that others are on it")
    void sees() {
        fulfil(kind.exactly(List.of(kim())));
        assertThat(sftp(
                        "ls -la /",
                        "ls -la /keys-acc",
                        "ls -la /keys-acc/release",
                        "ls -la /keys-acc/logs",
                        "get /keys-acc/logs/error.log l",
                        "get /keys-acc/release/index.php c"))
                .contains("/keys-acc/logs/error.log.1", "settings.ini")
                .doesNotContain("veiled", "upload", "passwd", "gaas");
        assertThat(run("cat l c")).isEqualTo("log of keys-acc\ncode of keys-acc\n");
        var refused = List.of(
                "get /keys-acc/release/settings.ini x",
                "get /keys-acc/release/../../shared/settings.ini x",
                "get /srv/gaas/keys-acc/shared/settings.ini x",
                "get /etc/passwd x",
                "ls /proc",
                "ls /veiled-acc",
                "ls /..//etc",
                "put key.pub /x",
                "put key.pub /keys-acc/release/x",
                "rm /keys-acc/logs/error.log",
                "rename /keys-acc/logs/error.log /keys-acc/logs/y",
                "chmod 777 /keys-acc",
                "symlink /etc /keys-acc/logs/x",
                "mkdir /x");
        var said = sftp(refused.stream().map(command -> "-" + command).toArray(String[]::new));
        for (var command : refused)
            assertThat(said.substring(said.indexOf("sftp> -" + command))
                            .lines()
                            .skip(1)
                            .findFirst())
                    .as(command)
                    .hasValueSatisfying(answer -> assertThat(answer)
                            .matches(".*(No such file|not found|[Pp]ermission denied|Failure|Read-only).*"));
        // a release that comes later, and a server that lost its power, need nothing
        root(
                "cd /srv/gaas/keys-acc && mkdir releases/2.0-cd && chown gaas releases/2.0-cd && echo two > releases/2.0-cd/x"
                        + " && ln -sfn releases/2.0-cd current");
        assertThat(sftp("ls /keys-acc/release")).contains("/release/x").doesNotContain("index.php");
        assertThat(root("cat /proc/mounts"))
                .as("what one sees is there for that connection only")
                .doesNotContain("gaas-view");
    }

    @Test
    @DisplayName("gets no shell, terminal, program or way further")
    void onlySftp() {
        fulfil(kind.exactly(List.of(kim())));
        for (var words : List.of("id", "-tt", "-W 127.0.0.1:3306", "-W localhost:22"))
            assertThatThrownBy(() -> ssh(words)).as(words).isInstanceOf(AssertionError.class);
        for (var words : List.of("-R 0:127.0.0.1:22", "-R /tmp/x:127.0.0.1:22"))
            assertThatThrownBy(() -> ssh("-N -o ExitOnForwardFailure=yes " + words))
                    .as(words)
                    .hasMessageContaining("forwarding");
        assertThatThrownBy(() -> run(
                        "scp -O " + options("key") + " d_kim@" + fleet.address(SERVER) + ":/keys-acc/logs/error.log x"))
                .isInstanceOf(AssertionError.class);
        assertThat(root("getent passwd d_kim; id -nG d_kim")).endsWith(":/:/usr/sbin/nologin\ngaas-developers\n");
    }

    @Test
    @DisplayName("is not there any more when nothing is granted, and an open connection is at its end")
    void ended() throws Exception {
        fulfil(kind.exactly(List.of(kim())));
        var open = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "cd " + folder + " && exec sftp " + options("key") + " d_kim@" + fleet.address(SERVER))
                .redirectErrorStream(true)
                .start();
        try (var told = open.inputReader();
                var asked = open.outputWriter()) {
            asked.write("ls /keys-acc\n");
            asked.flush();
            for (var line = told.readLine(); !line.contains("/keys-acc/release"); line = told.readLine())
                assertThat(line).doesNotContain("onnection closed");
            fulfil(kind.exactly(List.of(
                    new KeyAccount("kim", List.of(key("other")), List.of(), LATER, Map.of(OWN, Optional.of(LOG))))));
            asked.write("ls /keys-acc\nbye\n");
            asked.flush();
            assertThat(told.lines().toList()).noneMatch(line -> line.contains("/keys-acc/release"));
            assertThat(open.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(open.exitValue()).isNotZero();
        }
        assertThatThrownBy(() -> sftp("ls /")).hasMessageContaining("Permission denied (publickey)");
        assertThat(run("echo ls / | sftp -b - " + options("other") + " d_kim@" + fleet.address(SERVER)))
                .contains("/keys-acc");
        fulfil(kind.exactly(List.of()));
        assertThat(root("getent passwd d_kim || echo none; ls /etc/gaas/developers/*; ps -C sshd -o args="))
                .doesNotContain("d_kim");
    }

    @Test
    @DisplayName("comes from the policy's addresses only, and not after the last day, whatever became of the desk")
    void fromAndUntil() {
        fulfil(kind.exactly(List.of(new KeyAccount(
                "kim",
                List.of(key("key")),
                List.of(IpRange.of("192.0.2.0/24")),
                LATER,
                Map.of(OWN, Optional.empty())))));
        assertThatThrownBy(() -> sftp("ls /")).hasMessageContaining("Permission denied (publickey)");
        fulfil(kind.exactly(List.of(new KeyAccount(
                "kim",
                List.of(key("key")),
                List.of(),
                Instant.parse("2020-01-01T00:00:00Z"),
                Map.of(OWN, Optional.empty())))));
        assertThatThrownBy(() -> sftp("ls /")).hasMessageContaining("Permission denied (publickey)");
        fulfil(kind.exactly(List.of(kim())));
        assertThat(sftp("ls /")).contains("/keys-acc");
    }

    @Test
    @DisplayName("is found when nobody granted it: a key, a view, an account; and what is half made is made whole")
    void strays() {
        var wish = kind.exactly(List.of(kim()));
        fulfil(wish);
        assertThat(outcome(wish)).isEqualTo(Outcome.NONE);
        for (var stray : List.of(
                "echo 'ssh-ed25519 AAAA stray' >> /etc/gaas/developers/keys/d_kim",
                "echo veiled-acc >> /etc/gaas/developers/views/d_kim",
                "useradd --system -g gaas-developers -s /usr/sbin/nologin d_stray",
                "useradd --system -N -G gaas-developers d_stray && touch /etc/gaas/developers/keys/d_stray",
                "usermod -a -G veiled-acc d_kim",
                "usermod -s /bin/sh d_kim",
                "rm /etc/gaas/developers/keys/d_kim",
                "rm /etc/gaas/developers/views/d_kim",
                "userdel d_kim")) {
            root(stray);
            var found = host.check(List.of(wish)).lines().get(0);
            assertThat(found.outcome()).as(stray).isEqualTo(Outcome.WOULD_APPLY);
            assertThat(found.reason()).as(stray).contains(stray.contains("d_stray") ? "d_stray" : "d_kim");
            assertThat(outcome(wish)).as(stray).isEqualTo(Outcome.APPLIED);
            assertThat(outcome(wish)).as(stray).isEqualTo(Outcome.NONE);
            root("userdel d_stray 2> /dev/null || :");
        }
        assertThat(sftp("ls /")).contains("/keys-acc").doesNotContain("veiled");
    }

    @Test
    @DisplayName("sees nothing that somebody linked where code or logs are looked for")
    void links() {
        fulfil(kind.exactly(List.of(kim())));
        root("cd /srv/gaas/keys-acc/shared/var && rm -f error.log error.log.1 && ln -s ../settings.ini error.log &&"
                + " ln upload.pdf error.log.1");
        assertThat(sftp("ls -la /keys-acc/logs")).doesNotContain("error.log");
        root("cd /srv/gaas/keys-acc/shared && mv var old && ln -s ../../veiled-acc/shared/var var");
        assertThat(sftp("ls -la /keys-acc/logs")).doesNotContain("error.log");
        for (var target : List.of("/etc", "releases/../../veiled-acc/releases/1.0-ab", "releases/etc")) {
            root("ln -sfn /etc /srv/gaas/keys-acc/releases/etc; ln -sfn " + target + " /srv/gaas/keys-acc/current");
            assertThat(sftp("ls -la /keys-acc/release")).as(target).doesNotContain("index.php", "passwd");
        }
    }

    @Test
    @DisplayName("does not come in where sshd would show more than a view")
    void otherSettings() {
        root(
                "printf 'Match Group gaas-developers\\n ForceCommand none\\nMatch all\\n' > /etc/ssh/sshd_config.d/00-test.conf");
        assertThatThrownBy(() -> fulfil(kind.exactly(List.of(kim()))))
                .hasMessageContaining("forcecommand internal-sftp -R");
        assertThat(root("ls /etc/gaas/developers/keys")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key=root 20991231230000Z any ssh-ed25519 AAAA\n",
                "key=gaas 20991231230000Z any ssh-ed25519 AAAA\n",
                "key=keys-acc 20991231230000Z any ssh-ed25519 AAAA\n",
                "key=d_kim 20991231230000Z any ssh-ed25519 AAAA\n",
                "key=d_kim 20991231230000Z any ssh-dss KEY\n",
                "key=d_kim 20991231230000Z any\",command=\"id ssh-ed25519 KEY\n",
                "key=d_kim 20991231230000Z 0.0.0.0/0,command ssh-ed25519 KEY\n",
                "key=d_kim any any ssh-ed25519 KEY\n",
                "key=d_kim 20991231230000Z any ssh-ed25519 KEY x\n",
                "key=d_kim 20991231230000Z any ssh-rsa KEY\n",
                "opens=d_kim ../../etc\n",
                "opens=d_kim keys-acc ../settings.log\n",
                "opens=d_kim keys-acc settings.ini\n",
                "opens=d_../kim keys-acc\n",
                "opens=root keys-acc\n",
                "opens=d_kim keys-acc"
            })
    @DisplayName("is nobody but who the desk may name, by a key that is one")
    void refused(String wish) {
        var before = root("cat /etc/passwd /etc/group; ls -R /etc/gaas/developers");
        var text = wish.replace("KEY", key("key").text());
        assertThat(outcome(new RootProgram("developers", ".developers", Optional.of(text))))
                .isEqualTo(Outcome.FAILED);
        assertThat(root("cat /etc/passwd /etc/group; ls -R /etc/gaas/developers"))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kim", "k.m", "kim x", "a234567890123456789012345678901", "-kim", "kïm"})
    @DisplayName("has a name that a system user may have")
    void names(String name) {
        assertThatThrownBy(() -> kind.user(name)).isInstanceOfSatisfying(InvalidInput.class, no -> assertThat(no.rule())
                .isEqualTo("ACCOUNT_INVALID"));
    }

    private KeyAccount kim() {
        return new KeyAccount("kim", List.of(key("key")), List.of(), LATER, Map.of(OWN, Optional.of(LOG)));
    }

    private SshKey key(String name) {
        try {
            return new PublicKeys().read(Files.readString(folder.resolve(name + ".pub")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What OpenSSH's client says to these commands, when all of them are done. */
    private String sftp(String... commands) {
        return run("printf '%s\\n' '" + String.join("' '", commands) + "' | sftp -b - " + options("key") + " d_kim@"
                + fleet.address(SERVER));
    }

    private String ssh(String words) {
        return run(
                "timeout 20 ssh " + options("key") + " d_kim@" + fleet.address(SERVER) + " " + words + " < /dev/null");
    }

    private static String options(String key) {
        return "-i " + key + " -o IdentitiesOnly=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=known"
                + " -o BatchMode=yes -o LogLevel=ERROR";
    }

    private String run(String script) {
        return fleet.outside("cd " + folder + " && " + script);
    }

    private Outcome outcome(Desired wish) {
        return host.converge(Lock.server(System.nanoTime()), List.of(wish))
                .lines()
                .get(0)
                .outcome();
    }

    private void fulfil(Desired wish) {
        host.converge(Lock.server(System.nanoTime()), List.of(wish)).orThrow();
    }

    private String root(String script) {
        return fleet.asRoot(SERVER, script);
    }
}
