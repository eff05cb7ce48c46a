package org.gaas.fleet;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Chooses the server for something new: of the right role and zone, active, with the fewest installations. */
@Component
public class Placement {
    private final Fleet fleet;
    private final ServerLoad load;

    public Placement(Fleet fleet, ServerLoad load) {
        this.fleet = fleet;
        this.load = load;
    }

    /**
     * The server is held until the transaction ends, so that nobody retires it before what is placed there is stored.
     *
     * @param zone empty: any
     * @throws NoServerFits when there is none; the sentence says why
     */
    public Server choose(ServerRole role, Optional<String> zone) throws NoServerFits {
        Server held;
        do held = fleet.held(emptiest(role, zone).name());
        while (held.state() != Server.State.ACTIVE);
        return held;
    }

    /**
     * The server that somebody chose, held in the same way.
     *
     * @throws NoServerFits it is unknown, not active or has not this role; the sentence says which
     */
    public Server chosen(ServerName name, ServerRole role) throws NoServerFits {
        var known = fleet.find(name)
                .orElseThrow(() -> new NoServerFits("there is no server '" + name + "': choose another one"));
        if (!known.has(role)) throw new NoServerFits(name + " has not the role " + role + ": choose another one");
        var held = fleet.held(known.name());
        if (held.state() != Server.State.ACTIVE)
            throw new NoServerFits(name + " is " + held.state().name().toLowerCase(Locale.ROOT)
                    + " and takes nothing new: choose another one");
        return held;
    }

    /** How full the active servers of a role are, the emptiest first. */
    public Map<ServerName, Integer> capacity(ServerRole role) {
        var counts = load.load();
        var capacity = new LinkedHashMap<ServerName, Integer>();
        fleet.servers().stream()
                .filter(server -> server.has(role) && server.state() == Server.State.ACTIVE)
                .sorted(comparing((Server server) -> counts.getOrDefault(server.name(), 0))
                        .thenComparing(server -> server.name().value()))
                .forEach(server -> capacity.put(server.name(), counts.getOrDefault(server.name(), 0)));
        return capacity;
    }

    private Server emptiest(ServerRole role, Optional<String> zone) throws NoServerFits {
        var counts = load.load();
        return fleet.servers().stream()
                .filter(server -> fits(server, role, zone) && server.state() == Server.State.ACTIVE)
                .min(comparing((Server server) -> counts.getOrDefault(server.name(), 0))
                        .thenComparing(server -> server.name().value()))
                .orElseThrow(() -> none(role, zone));
    }

    private NoServerFits none(ServerRole role, Optional<String> zone) {
        var others = fleet.servers().stream()
                .filter(server -> fits(server, role, zone))
                .map(server -> server.name() + " is " + server.state().name().toLowerCase(Locale.ROOT))
                .collect(joining(", "));
        return new NoServerFits("no active server has the role " + role
                + zone.map(where -> " in the zone " + where).orElse("")
                + (others.isEmpty() ? "" : " (" + others + ")")
                + ": add one, or make one active again");
    }

    private static boolean fits(Server server, ServerRole role, Optional<String> zone) {
        return server.has(role) && zone.map(server.zone()::equals).orElse(true);
    }
}
