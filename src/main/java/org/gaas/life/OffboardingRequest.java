package org.gaas.life;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.InstallationId;

/**
 * What somebody of hosting asks for, in the customer's name.
 *
 * @param reason who at the customer wants it so, when and why; empty, or of a developer: the customer is asked
 * @param closing empty: today
 * @param keepDays for how long the archive is kept; empty: as the policy says
 */
public record OffboardingRequest(
        InstallationId production, String reason, Optional<LocalDate> closing, Optional<Integer> keepDays) {
    /** What a policy may say too, and that it is not kept at all. */
    private static final int LONGEST = 3650;

    /**
     * @throws InvalidInput {@code DAYS_INVALID}
     */
    public OffboardingRequest {
        reason = reason.strip();
        if (keepDays.filter(days -> days < 0 || days > LONGEST).isPresent())
            throw new InvalidInput(LifeVars.KEEP_DAYS.name(), "DAYS_INVALID", "must be 0 to " + LONGEST + " days");
    }

    /** The same with these words of the customer. */
    OffboardingRequest heard(String words) {
        return new OffboardingRequest(production, words, closing, keepDays);
    }

    /** The request in the variables of a process. */
    public static OffboardingRequest from(Map<String, Object> variables) {
        return new OffboardingRequest(
                InstallationId.INSTALLATION
                        .find(variables)
                        .orElseThrow(() -> InvalidInput.missing(InstallationId.INSTALLATION.name())),
                LifeVars.REASON.find(variables).orElse(""),
                LifeVars.CLOSING.find(variables),
                LifeVars.KEEP_DAYS.find(variables).map(OffboardingRequest::days));
    }

    Map<String, Object> asVariables() {
        var variables = new HashMap<String, Object>();
        InstallationId.INSTALLATION.put(variables, production);
        LifeVars.REASON.put(variables, reason);
        closing.ifPresent(day -> LifeVars.CLOSING.put(variables, day));
        keepDays.ifPresent(days -> LifeVars.KEEP_DAYS.put(variables, (long) days));
        return variables;
    }

    private static int days(long days) {
        return (int) Math.max(-1, Math.min(days, Integer.MAX_VALUE));
    }
}
