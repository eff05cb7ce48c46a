package org.gaas.people.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing of passwords without giving anybody a way to lock a colleague out.
 *
 * <p>The engine's own brake counts wrong passwords per account: whoever knows a name can keep its owner out, for the
 * command line too, and after ten tries for good. So it is off, and this one counts per account <em>and</em> address:
 * after five wrong ones in a row the wait doubles from two seconds to a minute, for that address only. An address that
 * tries many accounts is slowed after fifty. The counts live in this node's memory and are forgotten after an hour:
 * guessing spread over many addresses is a matter for long passwords, and for single sign-on.
 *
 * <p>Behind a proxy, set {@code server.forward-headers-strategy=native}, else all people share the proxy's address.
 */
@Component
class Attempts {
    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int AT_MOST = 10_000;

    private final Clock clock;
    private final Map<Key, Count> counts = new ConcurrentHashMap<>();

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
            if (count != null && now.isBefore(count.until))
                throw new TooManyAttempts(Duration.between(now, count.until));
        }
    }

    void failed(String user, String address) {
        var now = clock.instant();
        if (counts.size() >= AT_MOST) counts.values().removeIf(count -> count.last.isBefore(now.minus(REMEMBERED)));
        if (counts.size() >= AT_MOST) counts.clear();
        for (var key : keys(user, address))
            counts.merge(key, Count.first(now), (before, one) -> before.next(now, key.allowed));
    }

    /** A right password forgives the wrong ones for this account, not those that the address sent for others. */
    void succeeded(String user, String address) {
        counts.remove(keys(user, address).get(0));
    }

    private static List<Key> keys(String user, String address) {
        return List.of(new Key(user.strip().toLowerCase(Locale.ROOT), address, 5), new Key("", address, 50));
    }

    private record Key(String user, String address, int allowed) {}

    private record Count(int wrong, Instant last, Instant until) {
        static Count first(Instant now) {
            return new Count(1, now, now);
        }

        Count next(Instant now, int allowed) {
            if (last.isBefore(now.minus(REMEMBERED))) return first(now);
            var over = wrong + 1 - allowed;
            var wait = over < 0 ? 0 : Math.min(60, 2L << Math.min(over, 5));
            return new Count(wrong + 1, now, now.plusSeconds(wait));
        }
    }
}
