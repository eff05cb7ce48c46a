package org.gaas.access.openssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.gaas.engine.InvalidInput;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The public half of an ssh key")
class PublicKeysTest {
    private static final String ED25519 = made("ssh-ed25519", 256);
    private static final String RSA_2048 = made("ssh-rsa", 2048);
    private static final String RSA_3072 = made("ssh-rsa", 3072);

    private final PublicKeys keys = new PublicKeys();

    @Test
    @DisplayName("is taken from the line of a file, without what stands behind it")
    void taken() throws Exception {
        var key = keys.read(ED25519 + " dora@laptop, her \"own\"\n");
        assertThat(key.kind() + " " + key.text()).isEqualTo(ED25519);
        assertThat(key.fingerprint()).matches("SHA256:[A-Za-z0-9+/]{43}");
        assertThat(keys.read(RSA_3072 + "\r\n").kind()).isEqualTo("ssh-rsa");
        for (var curve : new String[] {"256", "384", "521"}) {
            var pair = KeyPairGenerator.getInstance("EC");
            pair.initialize(new ECGenParameterSpec("secp" + curve + "r1"));
            var line = PublicKeyEntry.toString(pair.generateKeyPair().getPublic());
            assertThat(keys.read(line).kind()).isEqualTo("ecdsa-sha2-nistp" + curve);
        }
    }

    static Stream<Arguments> bad() {
        var text = ED25519.split(" ")[1];
        var bytes = Base64.getDecoder().decode(text);
        var longer = Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, bytes.length + 4));
        return Stream.of(
                Arguments.of("nothing", "", "FIELD_REQUIRED"),
                Arguments.of("blanks", " \n", "FIELD_REQUIRED"),
                Arguments.of("a command", "command=\"id\" " + ED25519, "KEY_INVALID"),
                Arguments.of("an option", "no-pty " + ED25519, "KEY_INVALID"),
                Arguments.of("a blank in front", " " + ED25519, "KEY_INVALID"),
                Arguments.of("a remark in front", "# " + ED25519, "KEY_INVALID"),
                Arguments.of("an authority", "cert-authority " + ED25519, "KEY_INVALID"),
                Arguments.of("two lines", ED25519 + "\n" + RSA_3072, "KEY_INVALID"),
                Arguments.of("a line end of Macs", ED25519 + "\r" + RSA_3072, "KEY_INVALID"),
                Arguments.of("two ends", ED25519 + "\n\n", "KEY_INVALID"),
                Arguments.of("U+0000", ED25519 + " a\u0000b", "KEY_INVALID"),
                Arguments.of("U+2028", ED25519 + " a\u2028b", "KEY_INVALID"),
                Arguments.of("an escape", ED25519 + " \u001b[2J", "KEY_INVALID"),
                Arguments.of("10 kB", ED25519 + " " + "x".repeat(10_000), "KEY_INVALID"),
                Arguments.of("DSA", "ssh-dss " + text, "KEY_WEAK"),
                Arguments.of("a small RSA key", RSA_2048, "KEY_WEAK"),
                Arguments.of("another kind than it says", "ssh-rsa " + text, "KEY_INVALID"),
                Arguments.of("a certificate", "ssh-ed25519-cert-v01@openssh.com " + text, "KEY_INVALID"),
                Arguments.of("a part", ED25519.substring(0, 40), "KEY_INVALID"),
                Arguments.of("something behind the key", "ssh-ed25519 " + longer, "KEY_INVALID"),
                Arguments.of("no base64", "ssh-ed25519 %%%%", "KEY_INVALID"),
                Arguments.of("a fullwidth letter", "ｓsh-ed25519 " + text, "KEY_INVALID"),
                Arguments.of("markup", "<img src=x onerror=alert(1)>", "KEY_INVALID"),
                Arguments.of(
                        "a private key",
                        "-----BEGIN OPENSSH PRIVATE KEY-----\ncanary\n-----END OPENSSH PRIVATE KEY-----\n",
                        "KEY_PRIVATE"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("bad")
    @DisplayName("is nothing else, and what was read is not repeated")
    void refused(String what, String line, String rule) {
        var no = catchThrowableOfType(InvalidInput.class, () -> keys.read(line));
        assertThat(no).as(what).isNotNull();
        assertThat(no.rule()).isEqualTo(rule);
        assertThat(no.field()).isEqualTo("key");
        assertThat(no.getMessage()).doesNotContain("canary", "alert", ED25519.split(" ")[1]);
    }

    private static String made(String kind, int bits) {
        try {
            return PublicKeyEntry.toString(KeyUtils.generateKeyPair(kind, bits).getPublic());
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
