package org.gaas.fleet;

import java.util.List;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Server.State;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What hosting says about servers that are in the fleet: that one gets nothing new, is gone, or takes part again. */
@Component
public class ServerStates {
    private final Fleet fleet;
    private final Tenants tenants;

    public ServerStates(Fleet fleet, Tenants tenants) {
        this.fleet = fleet;
        this.tenants = tenants;
    }

    /**
     * @param who the person who says so
     * @throws InvalidInput {@code SERVER_UNKNOWN}, {@code SERVER_JOINING}, {@code SERVER_RETIRED} or
     *     {@code SERVER_IN_USE}
     */
    @Transactional
    public Server change(ServerName name, State to, String who) {
        var server = fleet.held(name);
        if (server.state() == State.JOINING || to == State.JOINING)
            throw no("SERVER_JOINING", name + " is being added: its process decides");
        if (server.state() == State.RETIRED && to != State.RETIRED)
            throw no("SERVER_RETIRED", name + " is retired: add it again, so that it is looked at");
        // what was being placed meanwhile is there by now, as the server is held
        if (to == State.RETIRED) requireEmpty(name);
        fleet.change(name, to, who);
        return fleet.server(name);
    }

    private void requireEmpty(ServerName name) {
        var living = tenants.tenants(name);
        if (!living.isEmpty())
            throw no(
                    "SERVER_IN_USE",
                    "on " + name + (living.size() == 1 ? " lives " : " live ") + some(living)
                            + ": drain it, remove them or set them up elsewhere, then retire it");
        var kept = tenants.archives(name);
        if (!kept.isEmpty())
            throw no(
                    "SERVER_IN_USE",
                    "on " + name + " the desk still has to remove, when their time is over: " + some(kept)
                            + ": drain it until then");
    }

    private static String some(List<String> all) {
        return String.join(", ", all.subList(0, Math.min(20, all.size())))
                + (all.size() > 20 ? " and " + (all.size() - 20) + " more" : "");
    }

    private static InvalidInput no(String rule, String sentence) {
        return new InvalidInput("server", rule, sentence);
    }
}
