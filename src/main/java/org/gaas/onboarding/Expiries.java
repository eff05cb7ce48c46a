package org.gaas.onboarding;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Environment;
import org.gaas.fleet.Policy;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The last days of trials. */
@Component
public class Expiries {
    private final Installations installations;
    private final Policy policy;
    private final Clock clock;
    private final ZoneId zone;

    /** An expiry, and the moments that follow from it, in ISO 8601 for the engine's timers. */
    public record Moments(LocalDate lastDay, String askAt, String expiresAt) {}

    Expiries(Installations installations, Policy policy, Clock clock, @Value("${gaas.zone}") ZoneId zone) {
        this.installations = installations;
        this.policy = policy;
        this.clock = clock;
        this.zone = zone;
    }

    /** The last day that a trial begun today gets unless somebody says otherwise. */
    public LocalDate usual(InstallationId id) {
        return trial(id).expiryFrom(today());
    }

    /**
     * Stores the last day of a trial.
     *
     * @param wanted empty: the one that is stored already, else the usual one
     * @throws InvalidInput {@code EXPIRY_PAST}
     */
    public Moments note(InstallationId id, Optional<LocalDate> wanted) {
        var day = wanted.or(() -> installations.get(id).expires()).orElseGet(() -> usual(id));
        installations.expireAt(id, day);
        return new Moments(day, nineOClock(trial(id).reminderFor(day)), nineOClock(day.plusDays(1)));
    }

    /**
     * Whether this can be the last day of a trial.
     *
     * @throws InvalidInput {@code EXPIRY_PAST}
     */
    public void check(LocalDate day) {
        if (!day.isAfter(today()))
            throw new InvalidInput("expiry", "EXPIRY_PAST", "must be a day after today, " + today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** In the morning of the customers' day, when somebody is there to ask. */
    private String nineOClock(LocalDate day) {
        return day.atTime(9, 0)
                .atZone(zone)
                .toInstant()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private Environment.Trial trial(InstallationId id) {
        return policy.environment(installations.get(id).environment())
                .trial()
                .orElseThrow(() -> new IllegalStateException(id + " is no trial"));
    }
}
