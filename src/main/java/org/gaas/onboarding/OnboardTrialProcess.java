package org.gaas.onboarding;

import org.gaas.engine.EngineDoor;
import org.springframework.stereotype.Component;

/** The door to the process {@code onboard-trial}. */
@Component
public class OnboardTrialProcess {
    private final EngineDoor door;
    private final Trials trials;

    OnboardTrialProcess(EngineDoor door, Trials trials) {
        this.door = door;
        this.trials = trials;
    }

    /**
     * Starts the process.
     *
     * @param person who asks; recorded as the one who started it
     * @return the id of the process instance
     * @throws org.gaas.engine.InvalidInput when the request can't be granted
     */
    public String start(TrialRequest request, String person) {
        var plan = trials.requirePossible(request, person);
        return door.start("onboard-trial", plan.installation().value(), request.asVariables());
    }
}
