package org.gaas.contacts.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * How often links that don't work come from an address. Nobody guesses 128 bits, but nobody needs to try either. Who has a
 * good link is let in all the same, so that nobody keeps colleagues behind the same address out. Counted in this node's
 * memory.
 */
@Component
class Knocks {
    private static final int ALLOWED = 30;
    private static final int AT_MOST = 10_000;
    private static final Duration PERIOD = Duration.ofMinutes(15);

    private final Clock clock;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    private record Count(int wrong, Instant since) {}

    Knocks(Clock clock) {
        this.clock = clock;
    }

    boolean tooMany(String address) {
        var count = counts.get(address);
        return count != null && !isOver(count) && count.wrong > ALLOWED;
    }

    void wrong(String address) {
        if (counts.size() >= AT_MOST) counts.values().removeIf(this::isOver);
        if (counts.size() >= AT_MOST) counts.clear();
        counts.merge(
                address,
                new Count(1, clock.instant()),
                (before, first) -> isOver(before) ? first : new Count(before.wrong + 1, before.since));
    }

    private boolean isOver(Count count) {
        return !clock.instant().isBefore(count.since.plus(PERIOD));
    }
}
