package org.gaas.adoption;

import java.util.HashMap;
import java.util.Map;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.InstallationId;

/**
 * A site that runs elsewhere and should become a production here.
 *
 * @param oldPlace where it runs now, and who answers for it there
 * @param settings what of its settings should be kept, for people: nothing of it is done by itself
 */
public record AdoptionRequest(InstallationId production, String oldPlace, String settings) {
    private static final int MOST = 2000;

    /**
     * @throws InvalidInput {@code FIELD_REQUIRED} or {@code TEXT_INVALID}
     */
    public AdoptionRequest {
        if (oldPlace.isBlank()) throw InvalidInput.missing(AdoptionVars.OLD_PLACE.name());
        if (settings.length() > MOST)
            throw new InvalidInput(
                    AdoptionVars.SETTINGS_KEPT.name(), "TEXT_INVALID", "must have at most " + MOST + " characters");
    }

    /** The request in the variables of a process. */
    public static AdoptionRequest from(Map<String, Object> variables) {
        return new AdoptionRequest(
                InstallationId.INSTALLATION
                        .find(variables)
                        .orElseThrow(() -> InvalidInput.missing(InstallationId.INSTALLATION.name())),
                AdoptionVars.OLD_PLACE.find(variables).orElse(""),
                AdoptionVars.SETTINGS_KEPT.find(variables).orElse(""));
    }

    Map<String, Object> asVariables() {
        var variables = new HashMap<String, Object>();
        InstallationId.INSTALLATION.put(variables, production);
        AdoptionVars.OLD_PLACE.put(variables, oldPlace);
        AdoptionVars.SETTINGS_KEPT.put(variables, settings);
        return variables;
    }
}
