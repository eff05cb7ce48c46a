package org.gaas.life;

import java.util.HashMap;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.InstallationId;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.stereotype.Component;

/** The door to the process {@code change-availability}. */
@Component
public class ChangeAvailabilityProcess {
    static final String KEY = "change-availability";

    private final EngineDoor door;
    private final Availabilities availabilities;
    private final People people;

    ChangeAvailabilityProcess(EngineDoor door, Availabilities availabilities, People people) {
        this.door = door;
        this.availabilities = availabilities;
        this.people = people;
    }

    /**
     * Starts the process.
     *
     * @param person who asks; recorded as the one who started it
     * @return the id of the process instance
     * @throws InvalidInput when it can't be
     * @throws org.gaas.engine.Forbidden {@code ROLE_REQUIRED}
     */
    public String start(AvailabilityRequest request, String person) {
        availabilities.requirePossible(request, person);
        return door.start(KEY, request.production().value(), request.asVariables());
    }

    /**
     * It stays as it was agreed before.
     *
     * @return the id of the process instance
     * @throws InvalidInput {@code INSTALLATION_UNKNOWN} or {@code AVAILABILITY_NOT_CHANGING}
     * @throws org.gaas.engine.Forbidden {@code ROLE_REQUIRED}
     */
    public String withdraw(InstallationId production, String person) {
        people.require(person, Role.MANAGERS);
        var running = availabilities
                .running(production)
                .filter(change -> door.runs(change.process()))
                .orElseThrow(() -> new InvalidInput(
                        "installation",
                        "AVAILABILITY_NOT_CHANGING",
                        "the availability of " + production + " is not being changed"));
        door.tell(running.process(), "UndoRequested", new HashMap<>());
        return running.process();
    }
}
