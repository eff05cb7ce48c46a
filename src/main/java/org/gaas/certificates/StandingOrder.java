package org.gaas.certificates;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Somebody decided that a certificate is renewed without asking while names and price are unchanged.
 *
 * @param by who
 * @param until the last day that it is good for; empty: until somebody ends it
 */
public record StandingOrder(String by, Instant since, Optional<LocalDate> until) {
    /** Whether it is good at this moment. */
    boolean holds(Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return until.filter(today::isAfter).isEmpty();
    }

    /** In words: {@code until 2027-11-30}, {@code until further notice}. */
    String words() {
        return "until " + until.map(LocalDate::toString).orElse("further notice");
    }
}
