package org.gaas.access.openssh;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.regex.Pattern;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.gaas.access.KeyReader;
import org.gaas.access.SshKey;
import org.gaas.engine.InvalidInput;
import org.springframework.stereotype.Component;

/** Reads one line of one key, and nothing that could mean more to sshd. */
@Component
class PublicKeys implements KeyReader {
    /** More than any key that is let in. */
    private static final int LONGEST = 4096;

    /** As long as an RSA key must be, in bits: what NIST and BSI ask for beyond 2030. */
    private static final int SHORTEST_RSA = 3072;

    private static final Pattern LINE =
            Pattern.compile("(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)) ([A-Za-z0-9+/]+={0,2})(?: .*)?");

    @Override
    public SshKey read(String line) {
        if (line == null || line.isBlank()) throw InvalidInput.missing("key");
        if (line.contains("PRIVATE KEY"))
            throw new InvalidInput(
                    "key",
                    "KEY_PRIVATE",
                    "is a private key, which is nobody else's business: make a new one, and hand over the file that ends"
                            + " with .pub");
        if (line.length() > LONGEST) throw invalid("is longer than any key");
        var one = line.replaceFirst("\\r?\\n\\z", "");
        if (one.codePoints().anyMatch(letter -> Character.isISOControl(letter) || letter == 0x2028 || letter == 0x2029))
            throw invalid("must be one line, without control characters");
        if (one.startsWith("ssh-dss ")) throw new InvalidInput("key", "KEY_WEAK", "is a DSA key, which nobody trusts");
        var parts = LINE.matcher(one);
        if (!parts.matches())
            throw invalid(
                    "must be one line that begins with ssh-ed25519, ecdsa-sha2-nistp256 or ssh-rsa, without options");
        var key = key(parts.group(1), parts.group(2));
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < SHORTEST_RSA)
            throw new InvalidInput(
                    "key",
                    "KEY_WEAK",
                    "is an RSA key of " + rsa.getModulus().bitLength() + " bits: " + SHORTEST_RSA
                            + " at least, or better ssh-ed25519");
        return new SshKey(parts.group(1), parts.group(2), KeyUtils.getFingerPrint(BuiltinDigests.sha256, key));
    }

    private static PublicKey key(String kind, String text) {
        try {
            var key = PublicKeyEntry.parsePublicKeyEntry(kind + " " + text)
                    .resolvePublicKey(null, null, PublicKeyEntryResolver.FAILING);
            // what is behind the key, or written in another way, is not read
            if (PublicKeyEntry.toString(key).equals(kind + " " + text)) return key;
        } catch (IOException | GeneralSecurityException | RuntimeException none) {
            // told below
        }
        throw invalid("is no " + kind + " key: perhaps a part of it is missing");
    }

    private static InvalidInput invalid(String sentence) {
        return new InvalidInput("key", "KEY_INVALID", sentence);
    }
}
