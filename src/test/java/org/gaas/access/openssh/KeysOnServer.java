package org.gaas.access.openssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.FleetTest;
import org.gaas.TestFleet;
import org.gaas.access.KeyAccount;
import org.gaas.access.SshKey;
import org.gaas.fleet.IpRange;
import org.gaas.installations.InstallationId;
import org.gaas.remote.Desired;
import org.gaas.remote.Host;
import org.gaas.remote.OneWish;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A real server with two installations, and Kim, who comes to it with OpenSSH's own clients and may see one of them. */
@FleetTest
abstract class KeysOnServer {
    static final String SERVER = TestFleet.ACCEPTANCE;
    static final Instant LATER = Instant.parse("2099-12-31T23:00:00Z");
    static final int KEPT = 1827;
    private static final InstallationId OWN = new InstallationId("keys-acc");
    private static final String LOG = "var/error.log";

    final TestFleet fleet;
    final Host host;
    final DebianKeys kind = new DebianKeys();

    @TempDir
    Path folder;

    KeysOnServer(TestFleet fleet) {
        this.fleet = fleet;
        this.host = fleet.host(SERVER);
    }

    @BeforeEach
    final void installations() {
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
    final void nothingIsLeft() {
        fulfil();
        root("for i in keys-acc veiled-acc; do /usr/lib/gaas/user remove $i; rm -rf /srv/gaas/$i; done;"
                + " rm -f /etc/ssh/sshd_config.d/00-test.conf /var/log/gaas-visits/*");
        assertThat(root("getent passwd; getent group; ls /etc/gaas/developers/*"))
                .doesNotContain("d_kim", "keys-acc");
    }

    final KeyAccount kim() {
        return kim(LATER);
    }

    final void fulfil(KeyAccount... accounts) {
        OneWish.fulfil(host, exactly(accounts));
    }

    final Desired exactly(KeyAccount... accounts) {
        return kind.exactly(List.of(accounts), KEPT);
    }

    /** Kim, who comes from there, until then. */
    final KeyAccount kim(Instant until, IpRange... from) {
        return kim("key", until, from);
    }

    final KeyAccount kim(String key, Instant until, IpRange... from) {
        return new KeyAccount("kim", List.of(key(key)), List.of(from), until, Map.of(OWN, Optional.of(LOG)));
    }

    final SshKey key(String name) {
        try {
            return new PublicKeys().read(Files.readString(folder.resolve(name + ".pub")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What OpenSSH's client says to these commands, when all of them are done. */
    final String sftp(String... commands) {
        return run("printf '%s\\n' '" + String.join("' '", commands) + "' | sftp -b - " + options("key") + " d_kim@"
                + fleet.address(SERVER));
    }

    /** The same, of somebody who comes by another key. */
    final String sftpBy(String key, String command) {
        return run("echo " + command + " | sftp -b - " + options(key) + " d_kim@" + fleet.address(SERVER));
    }

    final String ssh(String words) {
        return run(
                "timeout 20 ssh " + options("key") + " d_kim@" + fleet.address(SERVER) + " " + words + " < /dev/null");
    }

    /** A connection that stays: what is written to it is done, and what is read is the answer. */
    final Process connected() throws IOException {
        return new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "cd " + folder + " && exec sftp " + options("key") + " d_kim@" + fleet.address(SERVER))
                .redirectErrorStream(true)
                .start();
    }

    static String options(String key) {
        return "-i " + key + " -o IdentitiesOnly=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=known"
                + " -o BatchMode=yes -o LogLevel=ERROR";
    }

    final String run(String script) {
        return fleet.outside("cd " + folder + " && " + script);
    }

    final String root(String script) {
        return fleet.asRoot(SERVER, script);
    }
}
