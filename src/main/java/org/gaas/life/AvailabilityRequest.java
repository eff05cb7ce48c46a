package org.gaas.life;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.InstallationId;
import org.gaas.production.ProductionVars;

/**
 * What a manager agreed with a customer.
 *
 * @param availability as the policy names it: {@code 24x7}
 * @param since from which day on; empty: today
 * @param reason who at the customer accepted it and its price, when and how; empty: the customer is asked
 */
public record AvailabilityRequest(
        InstallationId production, String availability, Optional<LocalDate> since, String reason) {
    /**
     * @throws InvalidInput {@code FIELD_REQUIRED}
     */
    public AvailabilityRequest {
        if (availability.isBlank()) throw InvalidInput.missing(ProductionVars.AVAILABILITY.name());
        reason = reason.strip();
    }

    /** The request in the variables of a process. */
    public static AvailabilityRequest from(Map<String, Object> variables) {
        return new AvailabilityRequest(
                InstallationId.INSTALLATION
                        .find(variables)
                        .orElseThrow(() -> InvalidInput.missing(InstallationId.INSTALLATION.name())),
                ProductionVars.AVAILABILITY.find(variables).orElse(""),
                LifeVars.SINCE.find(variables),
                LifeVars.REASON.find(variables).orElse(""));
    }

    Map<String, Object> asVariables() {
        var variables = new HashMap<String, Object>();
        InstallationId.INSTALLATION.put(variables, production);
        ProductionVars.AVAILABILITY.put(variables, availability);
        since.ifPresent(day -> LifeVars.SINCE.put(variables, day));
        LifeVars.REASON.put(variables, reason);
        return variables;
    }
}
