package org.gaas.remote.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.common.NamedResource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Algorithms that servers are asked for")
class AlgorithmsTest {
    private final SshClient usual = SshClient.setUpDefaultClient();
    private final SshClient asked = SshClient.setUpDefaultClient();

    @Test
    @DisplayName(
            "for keys are those that outlive quantum computers and cost little, then elliptic curves, then the dear ones")
    void keyExchange() {
        Algorithms.ask(asked);
        var names = names(asked.getKeyExchangeFactories());
        assertThat(names).containsExactlyInAnyOrderElementsOf(names(usual.getKeyExchangeFactories()));
        assertThat(names)
                .startsWith("mlkem768x25519-sha256")
                .containsSubsequence(
                        "mlkem768x25519-sha256", "curve25519-sha256", "sntrup761x25519-sha512@openssh.com");
        assertThat(names.subList(names.size() - 2, names.size())).allMatch(name -> name.startsWith("sntrup"));
    }

    @Test
    @DisplayName("for what travels are those that processors have instructions for, then all others")
    void ciphers() {
        Algorithms.ask(asked);
        var names = names(asked.getCipherFactories());
        assertThat(names).containsExactlyInAnyOrderElementsOf(names(usual.getCipherFactories()));
        assertThat(names)
                .startsWith("aes128-gcm@openssh.com", "aes256-gcm@openssh.com", "chacha20-poly1305@openssh.com");
    }

    private static List<String> names(List<? extends NamedResource> all) {
        return all.stream().map(NamedResource::getName).toList();
    }
}
