package org.gaas.adoption;

import java.util.HashMap;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.stereotype.Component;

/** The door to the process {@code adopt-installation}. */
@Component
public class AdoptInstallationProcess {
    static final String KEY = "adopt-installation";

    private final EngineDoor door;
    private final Adoptions adoptions;
    private final Installations installations;
    private final People people;

    AdoptInstallationProcess(EngineDoor door, Adoptions adoptions, Installations installations, People people) {
        this.door = door;
        this.adoptions = adoptions;
        this.installations = installations;
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
    public String start(AdoptionRequest request, String person) {
        adoptions.requirePossible(request, person);
        return door.start(KEY, request.production().value(), request.asVariables());
    }

    /**
     * Production is what it was before; the old site was never touched.
     *
     * @return the id of the process instance
     * @throws InvalidInput {@code INSTALLATION_UNKNOWN} or {@code NOT_BEING_ADOPTED}
     * @throws org.gaas.engine.Forbidden {@code ROLE_REQUIRED}: only who asked for it and hosting may
     */
    public String withdraw(InstallationId production, String person) {
        var running = installations
                .find(production)
                .flatMap(adoptions::running)
                .filter(adoption -> adoption.state() == Adoption.State.WANTED && door.runs(adoption.process()))
                .orElseThrow(() -> new InvalidInput(
                        "installation", "NOT_BEING_ADOPTED", "no site is being adopted into " + production));
        if (!person.equals(running.requester())) people.require(person, Role.HOSTING);
        door.tell(running.process(), "UndoRequested", new HashMap<>());
        return running.process();
    }
}
