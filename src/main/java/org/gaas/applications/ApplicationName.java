package org.gaas.applications;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Var;

/**
 * Names a descriptor: one that the desk brings ({@code gemstracker-1}), or one that was found in a project's
 * repository and is kept under its checksum ({@code care@1f2e3d4c5b6a}).
 */
public record ApplicationName(@JsonValue String value) {
    public static final Var<ApplicationName> APPLICATION =
            Var.text("application").as(ApplicationName::new, ApplicationName::value);

    /**
     * @throws InvalidInput {@code APPLICATION_INVALID}
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ApplicationName {
        if (value == null || !value.matches("[a-z][a-z0-9-]{1,39}(@[0-9a-f]{16})?"))
            throw new InvalidInput(
                    "application",
                    "APPLICATION_INVALID",
                    "must be 2 to 40 characters a-z, 0-9 and -, a letter first, for example gemstracker-1");
    }

    @Override
    public String toString() {
        return value;
    }
}
