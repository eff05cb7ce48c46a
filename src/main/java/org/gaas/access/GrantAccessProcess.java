package org.gaas.access;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import org.gaas.engine.EngineDoor;
import org.springframework.stereotype.Component;

/** The door to the process {@code grant-access}. */
@Component
public class GrantAccessProcess {
    static final String PROCESS = "grant-access";

    private final EngineDoor door;
    private final AccessRequests requests;

    GrantAccessProcess(EngineDoor door, AccessRequests requests) {
        this.door = door;
        this.requests = requests;
    }

    /**
     * What was begun.
     *
     * @param process the id of the process instance
     * @param says who decides, for people
     */
    public record Begun(String process, String says) {}

    /**
     * Starts the process.
     *
     * @param person who asks; recorded as the one who started it
     * @throws org.gaas.engine.InvalidInput when it can't be given
     * @throws org.gaas.engine.Forbidden when this person may not ask for it
     */
    public Begun start(WantedAccess wanted, String person) {
        var request = requests.requirePossible(wanted, person);
        return new Begun(door.start(PROCESS, "access", wanted.asVariables()), says(request));
    }

    private String says(AccessRequest request) {
        var until = requests.lastDay(request.until());
        if (!requests.isDecided(request))
            return "agreement "
                    + request.agreements().values().stream()
                            .distinct()
                            .map(String::valueOf)
                            .collect(joining(", ")) + " gives it; nobody has to decide";
        if (request.emergency())
            return "given until " + requests.moment(request.until()) + "; others look at it afterwards";
        return "hosting decides, then the customer; until " + until + " at the latest";
    }

    /** Nothing of it is left: the process need not wait for its end. */
    void ended(AccessRequest request) {
        if (door.runs(request.process())) door.tell(request.process(), "AccessTakenBack", new HashMap<>());
    }
}
