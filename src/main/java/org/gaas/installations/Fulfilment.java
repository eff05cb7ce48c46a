package org.gaas.installations;

import java.util.List;
import org.gaas.engine.Fences;
import org.gaas.fleet.Fleet;
import org.gaas.remote.Desired;
import org.gaas.remote.Host;
import org.gaas.remote.Lock;
import org.gaas.remote.Report;
import org.springframework.stereotype.Component;

/** Brings what belongs to an installation on a server to what is wished: one script, under the installation's lock. */
@Component
public class Fulfilment {
    private final Fleet fleet;
    private final Fences fences;

    public Fulfilment(Fleet fleet, Fences fences) {
        this.fleet = fleet;
        this.fences = fences;
    }

    /**
     * Fulfils the wishes, in this order.
     *
     * @throws org.gaas.remote.RemoteFailure the server can't be reached, or a wish can't be fulfilled
     */
    public void fulfil(Installation installation, Part part, List<Desired> wishes) {
        if (!wishes.isEmpty()) converge(installation, part, wishes).orThrow();
    }

    /** The same, but tells what became of each wish instead of failing. */
    public Report converge(Installation installation, Part part, List<Desired> wishes) {
        return hostOf(installation, part)
                .converge(Lock.installation(installation.id().value(), fences.next()), wishes);
    }

    /** What is not as wished; changes nothing. */
    public Report check(Installation installation, Part part, List<Desired> wishes) {
        return hostOf(installation, part).check(wishes);
    }

    /** The server that a part is placed on. */
    public Host hostOf(Installation installation, Part part) {
        return fleet.host(installation.on(part));
    }
}
