package org.gaas.fleet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Var;

/** The name of an environment. Which ones there are is data: the policy file. */
public record EnvironmentName(@JsonValue String value) {
    public static final Var<EnvironmentName> KIND = Var.text("kind").as(EnvironmentName::new, EnvironmentName::value);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EnvironmentName {
        if (value == null || !value.matches("[a-z]{2,12}"))
            throw new InvalidInput("kind", "ENVIRONMENT_INVALID", "must be 2 to 12 letters a-z, as in the policy");
    }

    @Override
    public String toString() {
        return value;
    }
}
