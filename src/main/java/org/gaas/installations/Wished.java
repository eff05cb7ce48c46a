package org.gaas.installations;

import java.util.List;
import org.gaas.fleet.ServerName;
import org.gaas.remote.Desired;

/**
 * What should be so for one of several installations, on the server of one of its parts.
 *
 * @throws IllegalStateException when the part is not placed
 */
public record Wished(Installation installation, Part part, List<Desired> wishes) {
    public Wished {
        installation.on(part);
        wishes = List.copyOf(wishes);
    }

    public ServerName server() {
        return installation.on(part);
    }
}
