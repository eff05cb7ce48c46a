package org.gaas.access.openssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gaas.FleetTest;
import org.gaas.TestFleet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@FleetTest
@DisplayName("On a real server, a developer who came by ssh key")
class SeenByKeyTest extends KeysOnServer {
    SeenByKeyTest(TestFleet fleet) {
        super(fleet);
    }

    @Test
    @DisplayName("sees code and logs of the own projects, and nothing else of the server, nor that others are on it")
    void sees() {
        fulfil(kim());
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
        fulfil(kim());
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
    @DisplayName("sees nothing that somebody linked where code or logs are looked for")
    void links() {
        fulfil(kim());
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
}
