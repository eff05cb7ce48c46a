package org.gaas.people.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing of passwords without giving anybody a way to lock a colleague out.
 *
 * <p>Wrong passwords are counted per account <em>and</em> address: after five in a row the wait doubles from two seconds
 * to a minute, for that address only. An address that tries many accounts is slowed after fifty. An account that is
 * guessed at from many addresses is slowed after a hundred, but not for the addresses from where its owner signed in
 * before. The counts live in this node's memory and are forgotten after an hour; known addresses after a month.
 *
 * <p>Behind a proxy, set {@code server.forward-headers-strategy=native}, else all people share the proxy's address.
 */
@Component
class Attempts {
    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final Duration KNOWN = Duration.ofDays(30);
    private static final int AT_MOST = 10_000;
    private static final String ANY = "";

    private final Clock clock;
    private final Map<Key, Count> counts = new ConcurrentHashMap<>();
    private final Map<Key, Instant> known = new ConcurrentHashMap<>();

    Attempts(Clock clock) {
        this.clock = clock;
    }

    /**
     * @throws TooManyAttempts this address has to wait; the password was not looked at
     */
    void admit(String user, String address) {
        var now = clock.instant();
        for (var key : keys(user, address)) {
            var count = counts.get(key);
            if (count != null && count.holds(now)) throw new TooManyAttempts(Duration.between(now, count.until));
        }
    }

    void failed(String user, String address) {
        var now = clock.instant();
        if (counts.size() >= AT_MOST) counts.values().removeIf(count -> count.last.isBefore(now.minus(REMEMBERED)));
        if (counts.size() >= AT_MOST) counts.clear();
        for (var key : keys(user, address))
            counts.merge(key, Count.first(now), (before, one) -> before.next(now, key.allowed));
    }

    /** A right password forgives the wrong ones for this account from here, and no others. */
    void succeeded(String user, String address) {
        var now = clock.instant();
        counts.remove(here(user, address));
        if (known.size() >= AT_MOST) known.values().removeIf(last -> last.isBefore(now.minus(KNOWN)));
        if (known.size() >= AT_MOST) known.clear();
        known.put(here(user, address), now);
    }

    private List<Key> keys(String user, String address) {
        var keys = new ArrayList<>(List.of(here(user, address), new Key(ANY, address, 50)));
        if (!isKnown(here(user, address))) keys.add(new Key(here(user, address).user, ANY, 100));
        return keys;
    }

    private boolean isKnown(Key here) {
        var last = known.get(here);
        return last != null && last.isAfter(clock.instant().minus(KNOWN));
    }

    private static Key here(String user, String address) {
        return new Key(user.strip().toLowerCase(Locale.ROOT), address, 5);
    }

    private record Key(String user, String address, int allowed) {}

    private record Count(int wrong, Instant last, Instant until) {
        static Count first(Instant now) {
            return new Count(1, now, now);
        }

        /** A wait that a clock which was ahead has begun is none: it would last until it is as late again. */
        boolean holds(Instant now) {
            return now.isBefore(until) && !now.isBefore(last);
        }

        Count next(Instant now, int allowed) {
            if (last.isBefore(now.minus(REMEMBERED))) return first(now);
            var over = wrong + 1 - allowed;
            var wait = over < 0 ? 0 : Math.min(60, 2L << Math.min(over, 5));
            return new Count(wrong + 1, now, now.plusSeconds(wait));
        }
    }
}
