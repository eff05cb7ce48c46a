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
     * @throws InvalidInput {@code SERVER_UNKNOWN}, {@code SERVER_JOINING}, {@code SERVER_RETIRED}, {@code SERVER_LOST} or
     *     {@code SERVER_IN_USE}
     */
    @Transactional
    public Server change(ServerName name, State to, String who) {
        var server = fleet.held(name);
        if (to == State.JOINING) throw joining(name);
        requireTakesPart(server, to);
        if (server.state() == State.LOST || to == State.LOST)
            throw no("SERVER_LOST", name + " is lost for good: set a new one up, under another name");
        // what was being placed meanwhile is there by now, as the server is held
        if (to == State.RETIRED) requireEmpty(name);
        fleet.change(name, to, who);
        return fleet.server(name);
    }

    /**
     * Somebody says that a server won't come back, nor what was on it: what is taken away has nothing there any more. May
     * be said again.
     *
     * @param why in a few words, for the trail
     * @throws InvalidInput {@code SERVER_UNKNOWN}, {@code SERVER_JOINING} or {@code SERVER_RETIRED}
     */
    @Transactional
    Server lose(ServerName name, String why, String who) {
        requireTakesPart(fleet.held(name), State.LOST);
        fleet.lose(name, why, who);
        tenants.lost(name);
        return fleet.server(name);
    }

    private static void requireTakesPart(Server server, State to) {
        if (server.state() == State.JOINING) throw joining(server.name());
        if (server.state() == State.RETIRED && to != State.RETIRED)
            throw no("SERVER_RETIRED", server.name() + " is retired: add it again, so that it is looked at");
    }

    private static InvalidInput joining(ServerName name) {
        return no("SERVER_JOINING", name + " is being added: its process decides");
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
