package org.gaas.access.openssh;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.gaas.FleetTest;
import org.gaas.TestFleet;
import org.gaas.fleet.IpRange;
import org.gaas.remote.Command;
import org.gaas.remote.OneWish;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@FleetTest
@DisplayName("Who came to a real server by ssh key")
class VisitsOnServerTest extends KeysOnServer {
    private static final String LOGS = "/var/log/gaas-visits";
    private static final String TURN = "/usr/lib/gaas/visits turn .developers; ";

    VisitsOnServerTest(TestFleet fleet) {
        super(fleet);
    }

    @Test
    @DisplayName("is written down: when, from where, by which key, and that it ended")
    void written() {
        fulfil(kim());
        sftp("ls /");
        var line = Awaitility.await().until(this::only, one -> one[6].equals("ended"));
        for (var moment : List.of(line[1], line[2]))
            assertThat(Instant.parse(moment))
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        assertThat(line[3]).isEqualTo("d_kim");
        assertThat(line[4]).isEqualTo(here());
        assertThat(line[5]).isEqualTo(key("key").fingerprint());
    }

    @Test
    @DisplayName("is there as long as the connection is, and was cut off when access ended meanwhile")
    void cutOff() throws Exception {
        fulfil(kim());
        var open = connected();
        try (var told = open.inputReader();
                var asked = open.outputWriter()) {
            asked.write("ls /keys-acc\n");
            asked.flush();
            for (var line = told.readLine(); !line.contains("/keys-acc/release"); line = told.readLine())
                assertThat(line).doesNotContain("onnection closed");
            assertThat(only()).containsSubsequence("", "d_kim", "open");
            // turned over in between, it is the same visit
            root(TURN);
            assertThat(only()[6]).isEqualTo("open");
            fulfil();
            assertThat(only()[6]).isEqualTo("cut");
        }
        assertThat(open.waitFor(20, SECONDS)).isTrue();
    }

    @Test
    @DisplayName("and was not let in is written down too: which key, from where, and why")
    void refused() {
        fulfil(kim());
        denied("other");
        denied("other");
        fulfil(kim(Instant.parse("2020-01-01T00:00:00Z")));
        denied("key");
        fulfil(kim(LATER, IpRange.of("192.0.2.0/24"), IpRange.of("198.51.100.7")));
        denied("key");
        assertThat(visits())
                .extracting(line -> String.join(" ", line[3], line[4], line[5], line[6], line[7]))
                .containsExactlyInAnyOrder(
                        "d_kim " + here() + " " + key("other").fingerprint() + " unknown-key 2",
                        "d_kim " + here() + " " + key("key").fingerprint() + " expired 1",
                        "d_kim " + here() + " " + key("key").fingerprint() + " elsewhere 1");
        fulfil(kim(LATER, IpRange.of("192.0.2.0/24"), IpRange.of(here().replaceFirst("\\d+$", "0/28"))));
        assertThat(sftp("ls /")).contains("/keys-acc");
        assertThat(visits()).hasSize(4);
    }

    @Test
    @DisplayName("is out of reach: neither they, nor applications, nor the desk read or write it")
    void outOfReach() {
        fulfil(kim());
        assertThat(sftp("-ls " + LOGS, "-ls /var")).doesNotContain("came");
        var before = root("cat " + LOGS + "/came " + LOGS + "/refused 2> /dev/null || :");
        for (var words : List.of(
                "cat " + LOGS + "/came",
                "ls " + LOGS,
                "sudo -n cat " + LOGS + "/came",
                "sudo -n /usr/lib/gaas/came refused d_kim ssh-ed25519 AAAA "
                        + key("key").fingerprint(),
                "sudo -n PAM_TYPE=open_session PAM_USER=d_eve /usr/lib/gaas/came",
                "env PAM_TYPE=open_session PAM_USER=d_eve /usr/lib/gaas/came",
                "sudo -n -u keys-acc env PAM_TYPE=open_session PAM_USER=d_eve /usr/lib/gaas/came",
                "sudo -n -u keys-acc ls " + LOGS,
                "sudo -n /usr/lib/gaas/visits show " + LOGS + "/came 1",
                "sudo -n /usr/lib/gaas/visits show .developers 0",
                "sudo -n /usr/lib/gaas/visits show .developers 1;id"))
            assertThat(host.run(Command.of(words.split(" "))).exit()).as(words).isNotZero();
        assertThat(root("cat " + LOGS + "/came " + LOGS + "/refused 2> /dev/null || :"))
                .startsWith(before)
                .doesNotContain("d_eve", "AAAA");
        assertThat(root("stat -c '%a %U:%G' " + LOGS + " " + LOGS + "/came"))
                .isEqualTo("700 root:root\n600 root:root\n");
    }

    @Test
    @DisplayName("sees nothing where it can't be written down")
    void unwritten() {
        fulfil(kim());
        assertThat(sftp("ls /")).contains("/keys-acc");
        root("mv " + LOGS + " " + LOGS + ".away && touch " + LOGS);
        try {
            assertThat(run("echo ls / | sftp -b - " + options("key") + " d_kim@" + fleet.address(SERVER)
                            + " 2>&1 || :"))
                    .doesNotContain("keys-acc");
            assertThatThrownBy(() -> OneWish.fulfil(host, exactly(kim("other", LATER))))
                    .hasMessageContaining("nobody writes down who comes");
        } finally {
            root("rm " + LOGS + " && mv " + LOGS + ".away " + LOGS);
        }
    }

    @Test
    @DisplayName("is kept for as long as the policy says, and told once, whatever a turn left half-way")
    void turned() {
        fulfil(kim());
        assertThat(root("cat /etc/gaas/visits")).isEqualTo("days=1827\n");
        sftp("ls /");
        Awaitility.await().until(this::only, one -> one[6].equals("ended"));
        denied("other");
        root("echo | gzip > " + LOGS + "/20200101T031900Z-00.came.gz; " + TURN + TURN);
        assertThat(root("ls " + LOGS).lines())
                .hasSize(2)
                .allMatch(name -> name.matches("20\\d{6}T\\d{6}Z-0\\d\\.(came|refused)\\.gz"));
        assertThat(visits()).hasSize(2);
        root("cd " + LOGS + " && for f in *.gz; do gzip -dc $f > ${f%.gz}; done");
        assertThat(visits()).hasSize(2);
        root(TURN);
        assertThat(root("ls " + LOGS).lines()).hasSize(2);
        assertThat(visits()).hasSize(2);
    }

    @Test
    @DisplayName("shows the last ones of many, what a stopped server left open, and lines that are none")
    void many() {
        fulfil(kim());
        root(
                "cd " + LOGS
                        + " && perl -e 'print time, \"\\tbegun\\t\", 99999 + $_ % 1501, \"\\td_x\\t192.0.2.1\\tSHA256:\", $_,"
                        + " \"\\n\" for 1 .. 1502' >> came; echo rubbish >> came; printf '%s\\tbegun\\tx\\n' $(date +%s) >> came");
        root("cd " + LOGS + " && perl -e 'print \"x\" x 79, \"\\n\" for 1 .. 52428' >> refused");
        denied("other");
        assertThat(lines()).startsWith("cut", "full", "doubtful\t52430");
        assertThat(visits()).hasSize(1500).allMatch(line -> line[6].equals("unknown"));
        assertThat(visits().get(0)[5]).isEqualTo("SHA256:3");
        assertThat(Long.parseLong(root("stat -c %s " + LOGS + "/refused").strip()))
                .isLessThan(4_200_000);
    }

    private void denied(String key) {
        assertThatThrownBy(() -> sftpBy(key, "ls /")).hasMessageContaining("Permission denied (publickey)");
    }

    /** Where these tests come from. */
    private String here() {
        return fleet.address(SERVER).replaceFirst("\\d+$", "1");
    }

    private String[] only() {
        assertThat(visits()).hasSize(1);
        return visits().get(0);
    }

    private List<String[]> visits() {
        return lines().stream()
                .map(line -> line.split("\t", -1))
                .filter(line -> line[0].equals("visit"))
                .toList();
    }

    private List<String> lines() {
        return host.run(kind.visits(2)).expect("the visits").out().lines().toList();
    }
}
