package org.gaas.access;

import org.gaas.engine.EngineDoor;
import org.springframework.stereotype.Component;

/** The door to the process {@code revoke-access}. */
@Component
public class RevokeAccessProcess {
    static final String PROCESS = "revoke-access";

    private final EngineDoor door;
    private final TakenBack takenBack;

    RevokeAccessProcess(EngineDoor door, TakenBack takenBack) {
        this.door = door;
        this.takenBack = takenBack;
    }

    /**
     * Starts the process.
     *
     * @param person who takes it back
     * @return the id of the process instance
     * @throws org.gaas.engine.InvalidInput when there is no such thing
     * @throws org.gaas.engine.Forbidden {@code ROLE_REQUIRED}: hosting and managers may, and whose it is
     */
    public String start(TakenBack.Wanted wanted, String person) {
        takenBack.requirePossible(wanted, person);
        return door.start(PROCESS, "access", wanted.asVariables());
    }
}
