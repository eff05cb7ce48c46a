package org.gaas.fleet;

import org.gaas.engine.InvalidInput;
import org.gaas.remote.Command;
import org.gaas.remote.RemoteFailure;
import org.springframework.stereotype.Component;

/** Servers that won't come back. Hosting gives them up; one that answers is not lost. */
@Component
public class LostServers {
    private final Fleet fleet;
    private final ServerStates states;

    LostServers(Fleet fleet, ServerStates states) {
        this.fleet = fleet;
        this.states = states;
    }

    /**
     * From here on nobody goes there any more, and what is taken away is taken to have nothing left there. May be said
     * again.
     *
     * @param why in a few words, for the trail
     * @param who the person who says so
     * @throws InvalidInput {@code SERVER_UNKNOWN}, {@code SERVER_JOINING}, {@code SERVER_RETIRED}, {@code SERVER_ANSWERS}
     *     or {@code WHY_TOO_LONG}
     */
    public Server giveUp(ServerName name, String why, String who) {
        if (why.length() > 500) throw new InvalidInput("why", "WHY_TOO_LONG", "must be at most 500 characters");
        if (fleet.server(name).state() != Server.State.LOST && answers(name))
            throw new InvalidInput(
                    "server",
                    "SERVER_ANSWERS",
                    name + " answers, so it is not lost: remove what lives there, then retire it");
        return states.lose(name, why, who);
    }

    /** Another key is another machine; the same one that keeps the desk out is still there. */
    private boolean answers(ServerName name) {
        try {
            fleet.host(name).run(Command.of("true").looking());
            return true;
        } catch (RemoteFailure silent) {
            return switch (silent.kind()) {
                case UNREACHABLE, TIMEOUT, HOST_KEY_MISMATCH -> false;
                default -> true;
            };
        }
    }
}
