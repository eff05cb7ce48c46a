package org.gaas.people.factor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.awaitility.Awaitility;

/** A generator of codes, as people have one on their phone. */
public final class Codes {
    /** Of whoever has no other. */
    public static final byte[] SECRET = "12345678901234567890".getBytes();

    private static final Map<String, Long> USED = new HashMap<>();

    private Codes() {}

    /** What the generator of an invented person of a box knows, as {@link org.gaas.box.DemoUsers} makes it. */
    public static byte[] inBox(String user, String password) {
        try {
            var text = "second factor of " + user + password;
            return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String of(byte[] secret, Instant now) {
        return Totp.code(secret, now);
    }

    /**
     * One that no test has shown yet; where there is none left, when the next half minute has come. That of the half minute
     * before would count too, but perhaps not any more when it arrives.
     */
    public static synchronized String unused(byte[] secret) {
        var name = HexFormat.of().formatHex(secret);
        var step = Math.max(USED.getOrDefault(name, 0L) + 1, step());
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> step <= step() + 1);
        USED.put(name, step);
        return of(secret, Instant.ofEpochSecond(step * Totp.STEP.toSeconds()));
    }

    private static long step() {
        return Instant.now().getEpochSecond() / Totp.STEP.toSeconds();
    }
}
