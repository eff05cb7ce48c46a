package org.gaas.fleet;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Failure;
import org.gaas.engine.InvalidInput;
import org.gaas.remote.HostKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How a server joins the fleet, step by step; until it is active, nothing is placed there. */
@Component
public class Joining {
    private static final String DESK = "desk";

    private final CandidateRows candidates;
    private final Fleet fleet;
    private final RoleRules roles;
    private final HostKeys hostKeys;
    private final ServerLook look;
    private final Suitability suitability;
    private final ReadinessProof proof;
    private final Trail trail;
    private final EngineDoor door;

    Joining(
            JdbcClient database,
            Fleet fleet,
            RoleRules roles,
            HostKeys hostKeys,
            ServerLook look,
            Suitability suitability,
            ReadinessProof proof,
            Trail trail,
            EngineDoor door) {
        this.candidates = new CandidateRows(database);
        this.fleet = fleet;
        this.roles = roles;
        this.hostKeys = hostKeys;
        this.look = look;
        this.suitability = suitability;
        this.proof = proof;
        this.trail = trail;
        this.door = door;
    }

    /**
     * Whether such a server may be added now.
     *
     * @throws InvalidInput that says what is wrong
     */
    void requirePossible(ServerRequest request) {
        var candidate = planned(request, DESK, "");
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
        var candidate = candidate(name);
        var key = hostKeys.shownBy(name.value(), candidate.address(), candidate.port());
        candidates.shown(name, key);
        trail.record(Entry.change("read-host-key", name.value())
                .subject(key.fingerprint())
                .detail(candidate.address() + ":" + candidate.port()));
    }

    /** From here on the server is known by the key that a person looked at, and by no other. */
    public void pin(ServerName name) {
        fleet.register(candidate(name).server(), DESK);
    }

    /**
     * Looks whether the server is what the desk needs.
     *
     * @param mayInstall whether packages may be left for the next step to install
     * @return whether packages are missing that the desk may install
     * @throws ServerUnsuitable with what a person must mend
     */
    public boolean check(ServerName name, boolean mayInstall) throws ServerUnsuitable {
        var candidate = candidate(name);
        var facts = look.at(name);
        fleet.register(
                fleet.server(name).sharing(Optional.of(facts.get("sites")).filter(host -> !host.isEmpty())), DESK);
        var missing = suitability.missingPackages(facts);
        var install = mayInstall && !missing.isEmpty() && roles.packagesInstalled(candidate.roles());
        if (install) {
            found(name, List.of());
            return true;
        }
        var findings = new ArrayList<>(suitability.all(Candidate.PLATFORM, facts));
        model(candidate).ifPresent(other -> findings.addAll(compared(facts, other)));
        found(name, findings);
        if (findings.stream().anyMatch(ServerFinding::isError))
            throw new ServerUnsuitable(
                    findings.stream().map(ServerFinding::sentence).collect(joining(" ")));
        candidates.checked(name);
        return false;
    }

    /** Packages that the server lacks now. */
    public List<String> missingPackages(ServerName name) {
        return suitability.missingPackages(look.at(name));
    }

    /**
     * Proves that installations can live there.
     *
     * @throws ServerUnsuitable with what the server said
     */
    public void prove(ServerName name) throws ServerUnsuitable {
        try {
            proof.prove(name);
        } catch (ServerUnsuitable no) {
            candidates.found(name, "- " + plain(no.getMessage()));
            throw no;
        }
    }

    /** From here on installations may be placed there. */
    public void activate(ServerName name) {
        fleet.change(name, Server.State.ACTIVE, DESK);
        candidates.remove(name);
    }

    /** Takes away what a proof may have left on the server; nothing is sent where none can have begun. */
    public void clearProof(ServerName name) {
        if (candidates.find(name).filter(Candidate::checked).isPresent()) proof.clear(name);
    }

    /** The name is free again; a server that was retired before is so again. */
    public void forget(ServerName name) {
        var candidate = candidates.find(name);
        fleet.find(name)
                .filter(server -> server.state() == Server.State.JOINING)
                .ifPresent(server ->
                        fleet.leave(name, candidate.filter(Candidate::comesBack).isPresent(), DESK));
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

    private Candidate candidate(ServerName name) {
        return find(name).orElseThrow(() -> new IllegalStateException(name + " is not being added"));
    }

    private void found(ServerName name, List<ServerFinding> findings) {
        candidates.found(
                name,
                findings.stream()
                        .map(finding -> "- " + (finding.isError() ? "" : "(to know) ") + plain(finding.sentence()))
                        .collect(joining("\n")));
    }

    /** A server's words must not become headings, links or pictures in a form. */
    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("([\\\\`*_\\[\\]<>#|!])", "\\\\$1");
    }

    private Server model(ServerName like) {
        return fleet.find(like)
                .orElseThrow(() -> new InvalidInput(
                        "like", "SERVER_UNKNOWN", "there is no server '" + like + "' in the fleet to be like"));
    }

    /** The server to be like: the one that was named, else one that is active. */
    private Optional<Server> model(Candidate candidate) {
        return candidate.like().flatMap(fleet::find).or(() -> fleet.servers().stream()
                .filter(server -> server.state() == Server.State.ACTIVE
                        && server.platform().equals(Candidate.PLATFORM))
                .findFirst());
    }

    private List<ServerFinding> compared(ServerFacts facts, Server other) {
        try {
            return Likeness.compare(List.of(look.at(other.name()), facts)).stream()
                    .filter(finding -> finding.where().equals(facts.server()))
                    .toList();
        } catch (Failure away) {
            return List.of(ServerFinding.warning(
                    facts.server(),
                    "it was compared with no other: " + other.name() + " did not answer",
                    "Run 'gaas server check' when it does"));
        }
    }

    private static InvalidInput exists(ServerName name, String why) {
        return new InvalidInput("server", "SERVER_EXISTS", "the server " + name + " " + why);
    }
}
