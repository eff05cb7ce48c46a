package org.gaas.fleet;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.Failure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the desk finds when it looks at a server that is to join, and the proof that installations can live there. */
@Component
public class Inspection {
    private final CandidateRows candidates;
    private final Fleet fleet;
    private final RoleRules roles;
    private final ServerLook look;
    private final Suitability suitability;
    private final ReadinessProof proof;

    Inspection(
            JdbcClient database,
            Fleet fleet,
            RoleRules roles,
            ServerLook look,
            Suitability suitability,
            ReadinessProof proof) {
        this.candidates = new CandidateRows(database);
        this.fleet = fleet;
        this.roles = roles;
        this.look = look;
        this.suitability = suitability;
        this.proof = proof;
    }

    /**
     * Looks whether the server is what the desk needs.
     *
     * @param mayInstall whether packages may be left for the next step to install
     * @return whether packages are missing that the desk may install
     * @throws ServerUnsuitable with what a person must mend
     */
    public boolean check(ServerName name, boolean mayInstall) throws ServerUnsuitable {
        var candidate = candidates.get(name);
        var facts = look.at(name);
        fleet.register(
                fleet.server(name).sharing(Optional.of(facts.get("sites")).filter(host -> !host.isEmpty())),
                Fleet.DESK);
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

    /** Takes away what a proof may have left on the server; nothing is sent where none can have begun. */
    public void clearProof(ServerName name) {
        if (candidates.find(name).filter(Candidate::checked).isPresent()) proof.clear(name);
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
}
