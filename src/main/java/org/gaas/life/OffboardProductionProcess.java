package org.gaas.life;

import java.util.HashMap;
import org.camunda.bpm.engine.RuntimeService;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.InstallationId;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.stereotype.Component;

/** The door to the process {@code offboard-production}. */
@Component
public class OffboardProductionProcess {
    static final String KEY = "offboard-production";

    private final EngineDoor door;
    private final RuntimeService runtime;
    private final Offboardings offboardings;
    private final People people;

    OffboardProductionProcess(EngineDoor door, RuntimeService runtime, Offboardings offboardings, People people) {
        this.door = door;
        this.runtime = runtime;
        this.offboardings = offboardings;
        this.people = people;
    }

    /**
     * Starts the process.
     *
     * @param person who asks; recorded as the one who started it
     * @return the id of the process instance
     * @throws InvalidInput when it can't be ended now
     * @throws org.gaas.engine.Forbidden {@code ROLE_REQUIRED}
     */
    public String start(OffboardingRequest request, String person) {
        offboardings.requirePossible(request, person);
        return door.start(KEY, request.production().value(), request.asVariables());
    }

    /**
     * Production stays: it is open again, and nothing that was packed is kept.
     *
     * @return the id of the process instance
     * @throws InvalidInput {@code INSTALLATION_UNKNOWN}, {@code NOT_BEING_ENDED}, or {@code TOO_LATE}: something may be
     *     destroyed already
     * @throws org.gaas.engine.Forbidden {@code ROLE_REQUIRED}: hosting and managers may
     */
    public String withdraw(InstallationId production, String person) {
        people.require(person, Role.HOSTING, Role.MANAGERS);
        var running = offboardings
                .running(offboardings.production(production))
                .orElseThrow(() -> new InvalidInput(
                        "installation", "NOT_BEING_ENDED", production + " is no production that is being ended"));
        if (running.begun().isPresent() || !isUndoable(running.process()))
            throw new InvalidInput(
                    "installation",
                    "TOO_LATE",
                    "what " + production + " consists of is being destroyed: there is no way back");
        door.tell(running.process(), "UndoRequested", new HashMap<>());
        return running.process();
    }

    private boolean isUndoable(String process) {
        return door.through(() -> runtime.createEventSubscriptionQuery()
                        .processInstanceId(process)
                        .eventName("UndoRequested")
                        .count()
                > 0);
    }
}
