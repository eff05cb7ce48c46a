package org.gaas.onboarding;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Predicate;
import org.gaas.databases.Databases;
import org.gaas.installations.Installation;
import org.gaas.installations.Part;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.RemoteFailure.Reason;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Tells what an application did wrong from what it suffered: when its database server was away for a moment, nobody has
 * to mend the application, it is enough to try again.
 */
@Component
class Outages {
    /** Servers tell whole seconds. */
    private static final Duration INEXACT = Duration.ofSeconds(1);

    private final Predicate<Installation> hasDatabases;
    private final Function<Installation, Duration> upFor;
    private final Clock clock;

    @Autowired
    Outages(Wishes wishes, Databases databases, Clock clock) {
        this(installation -> !wishes.descriptor(installation).databases().isEmpty(), databases::upFor, clock);
    }

    Outages(Predicate<Installation> hasDatabases, Function<Installation, Duration> upFor, Clock clock) {
        this.hasDatabases = hasDatabases;
        this.upFor = upFor;
        this.clock = clock;
    }

    /**
     * Asked when something failed that needs the databases.
     *
     * @param since when it began
     * @throws RemoteFailure the database server does not answer, or was started since then
     */
    void requireNone(Installation installation, Instant since) {
        if (!hasDatabases.test(installation)) return;
        var up = upFor.apply(installation);
        if (up.compareTo(Duration.between(since, clock.instant()).plus(INEXACT)) > 0) return;
        throw RemoteFailure.of(
                Reason.VANISHED,
                installation.on(Part.DATABASE).value(),
                "a database server that stays up",
                "it was started " + up.toSeconds() + " s ago, in the middle of the work of " + installation.id());
    }
}
