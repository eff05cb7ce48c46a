package org.gaas.fleet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.gaas.engine.InvalidInput;

/** What a server is for: {@code production}, {@code acceptance}, {@code trial}, {@code build} ... Data, never an enum. */
public record ServerRole(@JsonValue String value) {
    /**
     * @throws InvalidInput {@code ROLE_INVALID}
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ServerRole {
        if (value == null || !value.matches("[a-z][a-z0-9-]{0,30}"))
            throw new InvalidInput("role", "ROLE_INVALID", "must be 1 to 31 characters a-z, 0-9 and -, a letter first");
    }

    @Override
    public String toString() {
        return value;
    }
}
