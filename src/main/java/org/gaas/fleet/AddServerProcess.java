package org.gaas.fleet;

import org.gaas.engine.EngineDoor;
import org.springframework.stereotype.Component;

/** The door to the process {@code add-server}. */
@Component
public class AddServerProcess {
    private final EngineDoor door;
    private final Joining joining;

    AddServerProcess(EngineDoor door, Joining joining) {
        this.door = door;
        this.joining = joining;
    }

    /**
     * Starts the process.
     *
     * @return the id of the process instance
     * @throws org.gaas.engine.InvalidInput when such a server can't be added
     */
    public String start(ServerRequest request) {
        joining.requirePossible(request);
        return door.start("add-server", key(request.name()), request.asVariables());
    }

    /** What the process is about; no installation is called so. */
    public static String key(ServerName name) {
        return "server:" + name;
    }
}
