package org.gaas.people.factor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/** Codes that are good for half a minute (RFC 6238), as all generators make them: six digits, HMAC-SHA-1. */
final class Totp {
    static final Duration STEP = Duration.ofSeconds(30);
    private static final int SECRET_BYTES = 20; // RFC 4226 asks for at least 16, and recommends 20
    private static final int AROUND = 1; // clocks of phones differ; RFC 6238 recommends one step

    private Totp() {}

    static byte[] secret() {
        var secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    /** As people type it into a generator. */
    static String text(byte[] secret) {
        return Base32.toBase32String(secret);
    }

    /** As a generator reads it from a picture. */
    static String uri(String person, byte[] secret) {
        return "otpauth://totp/gaas:" + URLEncoder.encode(person, UTF_8) + "?secret=" + text(secret) + "&issuer=gaas";
    }

    static String code(byte[] secret, Instant now) {
        return code(secret, step(now));
    }

    /** The time step that this is the code of, when it is one of now. */
    static OptionalLong matching(byte[] secret, String code, Instant now) {
        var found = OptionalLong.empty();
        for (var step = step(now) - AROUND; step <= step(now) + AROUND; step++)
            if (MessageDigest.isEqual(code(secret, step).getBytes(UTF_8), code.getBytes(UTF_8)))
                found = OptionalLong.of(step);
        return found;
    }

    private static long step(Instant now) {
        return now.getEpochSecond() / STEP.toSeconds();
    }

    private static String code(byte[] secret, long step) {
        try {
            var key = new SecretKeySpec(secret, "RAW");
            return new HmacOneTimePasswordGenerator().generateOneTimePasswordString(key, step);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
