package org.gaas.fleet;

import java.util.Map;
import java.util.Optional;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.engine.ApprovalVoid;
import org.gaas.engine.Approvals;
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
    private final Approvals approvals;

    Joining(
            JdbcClient database,
            Fleet fleet,
            RoleRules roles,
            HostKeys hostKeys,
            Trail trail,
            EngineDoor door,
            Approvals approvals) {
        this.candidates = new CandidateRows(database);
        this.fleet = fleet;
        this.roles = roles;
        this.hostKeys = hostKeys;
        this.trail = trail;
        this.door = door;
        this.approvals = approvals;
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

    /**
     * From here on installations may be placed there.
     *
     * @throws ApprovalVoid where patients' data will live, and the server is not what a second person approved
     */
    public void activate(ServerName name) throws ApprovalVoid {
        var candidate = candidates.get(name);
        if (roles.patientsAtStake(candidate.roles()))
            approvals.require(candidate.process(), ServerPlan.TASK, ServerPlan.of(fleet.server(name)));
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

    /** Whether patients' data live there, or will; the answer for a server that nobody knows is yes. */
    public boolean patientsAtStake(ServerName name) {
        return candidates
                .find(name)
                .map(Candidate::roles)
                .or(() -> fleet.find(name).map(Server::roles))
                .map(roles::patientsAtStake)
                .orElse(true);
    }

    /** What a process left that was ended by force keeps its name from nobody. */
    private boolean isAdded(Candidate candidate) {
        return door.runs(candidate.process());
    }

    /** The server that this process adds, as it is in the fleet now. */
    Optional<Server> addedBy(String process) {
        return candidates.of(process).flatMap(candidate -> fleet.find(candidate.name()));
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
