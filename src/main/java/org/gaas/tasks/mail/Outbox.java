package org.gaas.tasks.mail;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gaas.tasks.mail.Postman.Undelivered;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits, bundled for each person. A mail server that is down holds nothing up: what it does not take is tried
 * again. Several nodes may send at the same time; of what a node that died had in its hands, another sends all again,
 * under the same id.
 */
class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final Duration HELD = Duration.ofMinutes(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(30);

    private final MailRows rows;
    private final Postman postman;
    private final StillWanted stillWanted;
    private final Places places;
    private final MailSettings settings;
    private final Clock clock;

    Outbox(MailRows rows, Postman postman, StillWanted stillWanted, Places places, MailSettings settings, Clock clock) {
        this.rows = rows;
        this.postman = postman;
        this.stillWanted = stillWanted;
        this.places = places;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sends what is due. */
    void send() {
        var now = clock.instant();
        var holder = UUID.randomUUID().toString();
        for (var address : rows.due(now, now.minus(settings.bundle()))) send(address, holder);
        rows.forget(now.minus(KEPT));
    }

    /** A server may be slow: what is taken in hand now is nobody else's from now on. */
    private void send(String address, String holder) {
        var now = clock.instant();
        var wanted = new LinkedHashMap<Mail.Waiting, URI>();
        for (var one : rows.hold(address, holder, now, now.plus(HELD))) {
            var place = places.of(one.mail());
            if (place.isPresent() && stillWanted.is(one.mail())) wanted.put(one, place.get());
            else rows.end(one, holder, now, Optional.of("nobody waits for it any more"));
        }
        if (!wanted.isEmpty()) deliver(wanted, holder);
    }

    private void deliver(Map<Mail.Waiting, URI> wanted, String holder) {
        var all = List.copyOf(wanted.keySet());
        try {
            postman.deliver(Letter.of(wanted, settings.domain()));
            all.forEach(one -> rows.end(one, holder, clock.instant(), Optional.empty()));
        } catch (Undelivered trouble) {
            LOG.warn(
                    "Mail to {} was not taken and {}: {}",
                    all.get(0).mail().person(),
                    trouble.isForGood() ? "is given up" : "waits",
                    trouble.getMessage());
            var now = clock.instant();
            for (var one : all) {
                if (trouble.isForGood()) rows.end(one, holder, now, Optional.of(trouble.getMessage()));
                else rows.postpone(one, holder, now.plus(pause(one.attempts())), trouble.getMessage());
            }
        }
    }

    /** A minute at first, then twice as long each time. */
    private static Duration pause(int attempts) {
        var pause = Duration.ofMinutes(1L << Math.min(attempts, 6));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** Whether there is still something to tell. */
    @FunctionalInterface
    interface StillWanted {
        boolean is(Mail mail);
    }
}
