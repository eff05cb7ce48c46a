package org.gaas.access;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.CustomerId;
import org.gaas.installations.ProjectName;

/**
 * An agreement that a manager wants.
 *
 * @param customer for all projects of this customer, later ones too; else empty
 * @param project for this project; else empty
 * @param from the first day; empty: today
 * @param until the last day
 */
public record WantedAgreement(
        String developer,
        Optional<CustomerId> customer,
        Optional<ProjectName> project,
        Optional<LocalDate> from,
        LocalDate until) {
    static WantedAgreement from(Map<String, Object> variables) {
        return new WantedAgreement(
                AccessVars.DEVELOPER.find(variables).orElse(""),
                CustomerId.CUSTOMER_ID.find(variables),
                ProjectName.PROJECT.find(variables),
                AccessVars.AGREED_FROM.find(variables),
                AccessVars.AGREED_UNTIL.find(variables).orElseThrow(() -> InvalidInput.missing("until")));
    }

    Map<String, Object> asVariables() {
        var variables = new HashMap<String, Object>();
        AccessVars.DEVELOPER.put(variables, developer);
        customer.ifPresent(id -> CustomerId.CUSTOMER_ID.put(variables, id));
        project.ifPresent(name -> ProjectName.PROJECT.put(variables, name));
        from.ifPresent(day -> AccessVars.AGREED_FROM.put(variables, day));
        AccessVars.AGREED_UNTIL.put(variables, until);
        return variables;
    }
}
