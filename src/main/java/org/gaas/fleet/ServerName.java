package org.gaas.fleet;

import org.gaas.engine.InvalidInput;
import org.gaas.engine.Var;

/** The name of a server in the fleet: 1 to 31 characters a-z, 0-9 and hyphens, a letter first. */
public record ServerName(String value) {
    public static final Var<ServerName> SERVER = Var.text("server").as(ServerName::new, ServerName::value);

    /**
     * @throws InvalidInput {@code SERVER_INVALID}
     */
    public ServerName {
        if (value == null || !value.matches("[a-z][a-z0-9-]{0,30}"))
            throw new InvalidInput(
                    "server", "SERVER_INVALID", "must be 1 to 31 characters a-z, 0-9 and -, a letter first");
    }

    @Override
    public String toString() {
        return value;
    }
}
