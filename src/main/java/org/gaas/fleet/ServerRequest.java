package org.gaas.fleet;

import static org.gaas.fleet.FleetVars.ADDRESS;
import static org.gaas.fleet.FleetVars.LIKE;
import static org.gaas.fleet.FleetVars.PORT;
import static org.gaas.fleet.FleetVars.ROLES;
import static org.gaas.fleet.FleetVars.ZONE;
import static org.gaas.fleet.ServerName.SERVER;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gaas.engine.InvalidInput;

/**
 * What hosting asks for.
 *
 * @param roles empty: those of {@code like}
 * @param zone empty: that of {@code like}, or the usual one
 * @param like a server of the fleet that this one should be like
 */
public record ServerRequest(
        ServerName name,
        Set<ServerRole> roles,
        String address,
        Optional<String> zone,
        Optional<Integer> port,
        Optional<ServerName> like) {

    /**
     * The request in the variables of a process.
     *
     * @throws InvalidInput {@code FIELD_REQUIRED}
     */
    public static ServerRequest from(Map<String, Object> variables) {
        return new ServerRequest(
                SERVER.find(variables).orElseThrow(() -> InvalidInput.missing("server")),
                ROLES.find(variables).orElse(Set.of()),
                ADDRESS.find(variables).orElseThrow(() -> InvalidInput.missing("address")),
                ZONE.find(variables),
                PORT.find(variables),
                LIKE.find(variables));
    }

    Map<String, Object> asVariables() {
        var variables = new HashMap<String, Object>();
        SERVER.put(variables, name);
        if (!roles.isEmpty()) ROLES.put(variables, roles);
        ADDRESS.put(variables, address);
        zone.ifPresent(value -> ZONE.put(variables, value));
        port.ifPresent(value -> PORT.put(variables, value));
        like.ifPresent(value -> LIKE.put(variables, value));
        return variables;
    }
}
