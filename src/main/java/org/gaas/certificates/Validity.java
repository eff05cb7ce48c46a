package org.gaas.certificates;

import java.time.Duration;
import java.time.Instant;

/** From when until when a certificate counts, both included. */
record Validity(Instant from, Instant until) {
    /** How long before the end of a long lifetime renewal begins: days enough for people and suppliers. */
    static final Duration AHEAD = Duration.ofDays(30);

    Validity {
        if (until.isBefore(from)) throw new IllegalArgumentException(from + " is after " + until);
    }

    Duration lifetime() {
        return Duration.between(from, until);
    }

    /** When renewal begins: 30 days ahead, and of a lifetime below 90 days when two thirds of it are over. */
    Instant renewal() {
        return from.plus(kept(lifetime()));
    }

    /** How much of a lifetime is used before the next certificate takes its place. */
    static Duration kept(Duration lifetime) {
        var twoThirds = lifetime.multipliedBy(2).dividedBy(3);
        var untilAhead = lifetime.minus(AHEAD);
        return untilAhead.compareTo(twoThirds) > 0 ? untilAhead : twoThirds;
    }
}
