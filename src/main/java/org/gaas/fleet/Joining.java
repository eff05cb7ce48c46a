package org.gaas.fleet;

import java.util.Map;
import java.util.Optional;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.InvalidInput;
import org.gaas.remote.HostKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How a server joins the fleet, step by step; until it is active, nothing is placed there. */
@Component
public class Joining {
    private final CandidateRows candidates;
    private final Fleet fleet;
    private final RoleRules roles;
    private final HostKeys hostKeys;
    private final Trail trail;
    private final EngineDoor door;

    Joining(JdbcClient database, Fleet fleet, RoleRules roles, HostKeys hostKeys, Trail trail, EngineDoor door) {
        this.candidates = new CandidateRows(database);
        this.fleet = fleet;
        this.roles = roles;
        this.hostKeys = hostKeys;
        this.trail = trail;
        this.door = door;
    }

    /**
     * Whether such a server may be added now.
     *
     * @throws InvalidInput that says what is wrong
     */
    void requirePossible(ServerRequest request) {
        var candidate = planned(request, Fleet.DESK, "");
        if (candidates.find(candidate.name()).filter(this::isAdded).isPresent())
            throw exists(candidate.name(), "is being added already");
    }

    /**
     * Takes the name; the same process may do so again.
     *
     * @param variables the request, as {@link ServerRequest#from} reads it
     * @return whether patients' data will live there
     */
    public boolean accept(Map<String, Object> variables, String requester, String process) throws ServerRefused {
        try {
            var candidate = planned(ServerRequest.from(variables), requester, process);
            var other = candidates.find(candidate.name()).filter(one -> !one.process()
                    .equals(process));
            if (other.filter(this::isAdded).isPresent()) throw exists(candidate.name(), "is being added already");
            other.ifPresent(candidates::remove);
            if (candidates.find(candidate.name()).isEmpty()) candidates.add(candidate);
            return roles.patientsAtStake(candidate.roles());
        } catch (InvalidInput no) {
            throw new ServerRefused(no);
        }
    }

    /** Notes which key the server shows, for a person to compare: nothing but the handshake goes over the line. */
    public void readKey(ServerName name) {
        var candidate = candidates.get(name);
        var key = hostKeys.shownBy(name.value(), candidate.address(), candidate.port());
        candidates.shown(name, key);
        trail.record(Entry.change("read-host-key", name.value())
                .subject(key.fingerprint())
                .detail(candidate.address() + ":" + candidate.port()));
    }

    /** From here on the server is known by the key that a person looked at, and by no other. */
    public void pin(ServerName name) {
        fleet.register(candidates.get(name).server(), Fleet.DESK);
    }

    /** From here on installations may be placed there. */
    public void activate(ServerName name) {
        fleet.change(name, Server.State.ACTIVE, Fleet.DESK);
        candidates.remove(name);
    }

    /** The name is free again; a server that was retired before is so again. */
    public void forget(ServerName name) {
        var candidate = candidates.find(name);
        fleet.find(name)
                .filter(server -> server.state() == Server.State.JOINING)
                .ifPresent(server ->
                        fleet.leave(name, candidate.filter(Candidate::comesBack).isPresent(), Fleet.DESK));
        candidates.remove(name);
    }

    /** What a process left that was ended by force keeps its name from nobody. */
    private boolean isAdded(Candidate candidate) {
        return door.runs(candidate.process());
    }

    Optional<Candidate> find(ServerName name) {
        return candidates.find(name);
    }

    private Candidate planned(ServerRequest request, String requester, String process) {
        var like = request.like().map(this::model);
        var asked = request.roles().isEmpty() ? like.map(Server::roles).orElse(request.roles()) : request.roles();
        roles.check(asked);
        var known = fleet.find(request.name());
        if (known.filter(server -> server.state() != Server.State.RETIRED && server.state() != Server.State.JOINING)
                .isPresent()) throw exists(request.name(), "is in the fleet already");
        var candidate = new Candidate(
                request.name(),
                asked,
                request.zone().or(() -> like.map(Server::zone)).orElse(Server.DEFAULT_ZONE),
                request.address(),
                request.port().orElse(22),
                request.like(),
                requester,
                process,
                known.isPresent(),
                Optional.empty(),
                false,
                "");
        candidate.server("ssh-ed25519 AAAA"); // refuses what no server can have
        return candidate;
    }

    private Server model(ServerName like) {
        return fleet.find(like)
                .orElseThrow(() -> new InvalidInput(
                        "like", "SERVER_UNKNOWN", "there is no server '" + like + "' in the fleet to be like"));
    }

    private static InvalidInput exists(ServerName name, String why) {
        return new InvalidInput("server", "SERVER_EXISTS", "the server " + name + " " + why);
    }
}
