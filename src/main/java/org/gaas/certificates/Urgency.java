package org.gaas.certificates;

import java.time.Duration;
import java.time.Instant;

/**
 * How soon people should look after a certificate that comes to its end: within a quarter of what remains, so the less
 * time there is the sooner, and four people one after the other could still mend it; within a week at most.
 */
final class Urgency {
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration HOUR = Duration.ofHours(1);

    private Urgency() {}

    /** When something that is raised now should be done; now where it is too late already. */
    static Instant due(Instant now, Instant until) {
        return now.plus(part(now, until));
    }

    /** When a renewal that was given up begins once more: nobody's site ends because of a wrong click. */
    static Instant again(Instant givenUp, Instant until) {
        var part = part(givenUp, until);
        return givenUp.plus(part.compareTo(HOUR) > 0 ? part : HOUR);
    }

    /** Whether it ends within a month, or did: too soon for what nobody looks after. */
    static boolean isLate(Instant now, Instant until) {
        return until.isBefore(now.plus(Validity.AHEAD));
    }

    private static Duration part(Instant now, Instant until) {
        if (!until.isAfter(now)) return Duration.ZERO;
        var quarter = Duration.between(now, until).dividedBy(4);
        return quarter.compareTo(LONGEST) < 0 ? quarter : LONGEST;
    }
}
