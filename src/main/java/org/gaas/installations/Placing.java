package org.gaas.installations;

import java.util.Optional;
import org.gaas.fleet.NoServerFits;
import org.gaas.fleet.Placement;
import org.gaas.fleet.Policy;
import org.springframework.stereotype.Component;

/** Finds a server for the parts of an installation, as the policy of its environment wants it. */
@Component
public class Placing {
    private final Installations installations;
    private final Policy policy;
    private final Placement placement;

    public Placing(Installations installations, Policy policy, Placement placement) {
        this.installations = installations;
        this.policy = policy;
        this.placement = placement;
    }

    /**
     * Places web and database together on one server; what is placed already stays.
     *
     * @throws NoServerFits when no server may take it
     */
    public Installation place(InstallationId id) throws NoServerFits {
        var installation = installations.get(id);
        var role = policy.environment(installation.environment()).server();
        var server = installation.server().isPresent()
                ? installation.server().get()
                : placement.choose(role, Optional.empty()).name();
        installations.place(id, Part.WEB, server);
        if (!installation.parts().containsKey(Part.DATABASE)) installations.place(id, Part.DATABASE, server);
        return installations.get(id);
    }
}
