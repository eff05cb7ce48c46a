package org.gaas.people.factor;

import java.time.Duration;
import java.util.Optional;

/**
 * How long no code is looked at after wrong ones in a row: from the fifth on, half a minute, doubled up to an hour.
 * Whoever knows the password and never tires guesses right within a year with a chance of one in forty.
 */
final class Waits {
    private static final int FREE = 5;
    private static final int LONGEST = 60 * 60;

    private Waits() {}

    static Optional<Duration> after(int wrong) {
        if (wrong < FREE) return Optional.empty();
        return Optional.of(Duration.ofSeconds(Math.min(LONGEST, 30L << Math.min(wrong - FREE, 10))));
    }

    static String sentence(Duration left) {
        var seconds = Math.max(1, left.plusMillis(999).toSeconds());
        return "Too many wrong codes: try again in " + (seconds < 60 ? seconds + " s." : (seconds + 59) / 60 + " min.");
    }
}
