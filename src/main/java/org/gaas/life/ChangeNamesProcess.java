package org.gaas.life;

import java.util.HashMap;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.InstallationId;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.stereotype.Component;

/** The door to the process {@code change-names}. */
@Component
public class ChangeNamesProcess {
    static final String KEY = "change-names";

    private final EngineDoor door;
    private final NamesChanges changes;
    private final Offboardings offboardings;
    private final People people;

    ChangeNamesProcess(EngineDoor door, NamesChanges changes, Offboardings offboardings, People people) {
        this.door = door;
        this.changes = changes;
        this.offboardings = offboardings;
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
    public String start(NamesRequest request, String person) {
        changes.requirePossible(request, person);
        return door.start(KEY, request.production().value(), request.asVariables());
    }

    /**
     * The names are those of before.
     *
     * @return the id of the process instance
     * @throws InvalidInput {@code INSTALLATION_UNKNOWN} or {@code NAMES_NOT_CHANGING}
     * @throws org.gaas.engine.Forbidden {@code ROLE_REQUIRED}: only who asked for it and hosting may
     */
    public String withdraw(InstallationId production, String person) {
        var running = changes.running(offboardings.production(production))
                .filter(change -> door.runs(change.process()))
                .orElseThrow(() -> new InvalidInput(
                        "installation", "NAMES_NOT_CHANGING", "no name of " + production + " is being changed"));
        if (!person.equals(running.requester())) people.require(person, Role.HOSTING);
        door.tell(running.process(), "UndoRequested", new HashMap<>());
        return running.process();
    }
}
