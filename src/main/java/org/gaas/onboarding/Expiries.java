package org.gaas.onboarding;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

    /** The last day that a trial gets unless somebody says otherwise: always later than the one that it has. */
    public LocalDate usual(InstallationId id) {
        var trial = trial(id);
        var usual = trial.expiryFrom(today());
        return lastDay(id)
                .filter(last -> !usual.isAfter(last))
                .map(trial::expiryFrom)
                .orElse(usual);
    }

    /**
     * Stores the last day of a trial.
     *
     * @param wanted empty: the one that is stored already, else the usual one
     * @throws InvalidInput {@code EXPIRY_PAST}
     */
    public Moments note(InstallationId id, Optional<LocalDate> wanted) {
        var day = wanted.or(() -> lastDay(id)).orElseGet(() -> usual(id));
        installations.expireAt(id, day);
        return new Moments(day, nineOClock(askOn(trial(id), day)), nineOClock(day.plusDays(1)));
    }

    /**
     * What was planned, or as much later as its owner was asked late: because the desk was down, or its clock jumped.
     * Nobody's trial is removed without the time to answer.
     */
    public Moments askedNow(InstallationId id, Moments planned) {
        var late = Duration.between(Instant.parse(planned.askAt()), clock.instant());
        if (late.toDays() < 1) return planned;
        var day = planned.lastDay().plusDays(late.toDays() + 1);
        installations.expireAt(id, day);
        return new Moments(day, planned.askAt(), nineOClock(day.plusDays(1)));
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

    /**
     * Whether a trial can be extended to this day.
     *
     * @param wanted empty when nobody named one
     * @throws InvalidInput {@code EXPIRY_NOT_LATER}: without a later day, the same question would come at once
     */
    public void checkExtension(InstallationId id, Optional<LocalDate> wanted) {
        var last = lastDay(id).orElseGet(this::today);
        if (wanted.filter(last::isBefore).isEmpty())
            throw new InvalidInput(
                    "expiry", "EXPIRY_NOT_LATER", "must be a day after " + last + ", the last day that is planned now");
    }

    private Optional<LocalDate> lastDay(InstallationId id) {
        return installations.get(id).expires();
    }

    /** Some days ahead; when it is too late for that, on the last day itself, and not at once. */
    private LocalDate askOn(Environment.Trial trial, LocalDate lastDay) {
        var ahead = trial.reminderFor(lastDay);
        return ahead.isAfter(today()) ? ahead : lastDay;
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
