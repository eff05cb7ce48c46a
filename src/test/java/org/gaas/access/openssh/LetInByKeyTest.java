package org.gaas.access.openssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.gaas.FleetTest;
import org.gaas.TestFleet;
import org.gaas.fleet.IpRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@FleetTest
@DisplayName("On a real server, a developer who comes by ssh key")
class LetInByKeyTest extends KeysOnServer {
    LetInByKeyTest(TestFleet fleet) {
        super(fleet);
    }

    @Test
    @DisplayName("is not there any more when nothing is granted, and an open connection is at its end")
    void ended() throws Exception {
        fulfil(kim());
        var open = connected();
        try (var told = open.inputReader();
                var asked = open.outputWriter()) {
            asked.write("ls /keys-acc\n");
            asked.flush();
            for (var line = told.readLine(); !line.contains("/keys-acc/release"); line = told.readLine())
                assertThat(line).doesNotContain("onnection closed");
            fulfil(kim("other", LATER));
            asked.write("ls /keys-acc\nbye\n");
            asked.flush();
            assertThat(told.lines().toList()).noneMatch(line -> line.contains("/keys-acc/release"));
            assertThat(open.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(open.exitValue()).isNotZero();
        }
        assertThatThrownBy(() -> sftp("ls /")).hasMessageContaining("Permission denied (publickey)");
        assertThat(sftpBy("other", "ls /")).contains("/keys-acc");
        fulfil();
        assertThat(root("getent passwd d_kim || echo none; ls /etc/gaas/developers/*; ps -C sshd -o args="))
                .doesNotContain("d_kim");
    }

    @Test
    @DisplayName("comes from the policy's addresses only, and not after the last day, whatever became of the desk")
    void fromAndUntil() {
        fulfil(kim(LATER, IpRange.of("192.0.2.0/24")));
        assertThatThrownBy(() -> sftp("ls /")).hasMessageContaining("Permission denied (publickey)");
        fulfil(kim(Instant.parse("2020-01-01T00:00:00Z")));
        assertThatThrownBy(() -> sftp("ls /")).hasMessageContaining("Permission denied (publickey)");
        fulfil(kim());
        assertThat(sftp("ls /")).contains("/keys-acc");
    }

    @Test
    @DisplayName("does not come in where sshd would show more than a view")
    void otherSettings() {
        root(
                "printf 'Match Group gaas-developers\\n ForceCommand none\\nMatch all\\n' > /etc/ssh/sshd_config.d/00-test.conf");
        assertThatThrownBy(() -> fulfil(kim())).hasMessageContaining("forcecommand internal-sftp -R");
        assertThat(root("ls /etc/gaas/developers/keys")).isEmpty();
    }
}
