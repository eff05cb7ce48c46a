package org.gaas.fleet;

import java.time.Clock;
import org.springframework.stereotype.Component;

/** Looks at servers: one round trip each. */
@Component
class ServerLook {
    private static final String STORE = "srv/gaas";

    private final Fleet fleet;
    private final Suitability suitability;
    private final Clock clock;

    ServerLook(Fleet fleet, Suitability suitability, Clock clock) {
        this.fleet = fleet;
        this.suitability = suitability;
        this.clock = clock;
    }

    /**
     * @throws org.gaas.remote.RemoteFailure when it can't be reached or trusted
     */
    ServerFacts at(ServerName name) {
        var provision = suitability.provision();
        var command = FactsScript.command(
                STORE,
                Suitability.TOOLS,
                provision.packages(),
                provision.programs(),
                provision.sums().keySet());
        var before = clock.instant();
        var answer = fleet.host(name).run(command).expect("what it has");
        return ServerFacts.read(name, answer.out(), before, clock.instant());
    }
}
