package org.gaas.onboarding;

import java.util.Optional;
import java.util.Set;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.Policy;
import org.gaas.fleet.Server;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.installations.NothingToRemove;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.stereotype.Component;

/** Taking installations away: who may ask for it, and when it may begin. */
@Component
public class Removals {
    private final Installations installations;
    private final Fleet fleet;
    private final Policy policy;
    private final People people;
    private final DeployReleaseProcess deployments;

    Removals(Installations installations, Fleet fleet, Policy policy, People people, DeployReleaseProcess deployments) {
        this.installations = installations;
        this.fleet = fleet;
        this.policy = policy;
        this.people = people;
        this.deployments = deployments;
    }

    /**
     * Whether this person may have it taken away now, without anybody's approval.
     *
     * @throws InvalidInput {@code INSTALLATION_UNKNOWN}, {@code NOT_A_TRIAL}, {@code BEING_REMOVED} or {@code BUSY}
     * @throws org.gaas.engine.Forbidden {@code ROLE_REQUIRED}
     */
    public Installation requirePossible(InstallationId id, String person) {
        var installation = installations
                .find(id)
                .orElseThrow(() -> new InvalidInput(
                        "installation", "INSTALLATION_UNKNOWN", "there is no installation '" + id + "'"));
        var environment = policy.environment(installation.environment());
        people.require(person, environment.remove().toArray(Role[]::new));
        if (environment.trial().isEmpty())
            throw new InvalidInput(
                    "installation",
                    "NOT_A_TRIAL",
                    id + " is no demo or test installation: production goes, with its acceptance, when a second person"
                            + " and a manager agree (gaas offboard)");
        if (installation.state() == Installation.State.REMOVING) throw beingRemoved(id);
        if (deployments.worksOn(id))
            throw new InvalidInput(
                    "installation", "BUSY", "a release is being brought to " + id + ": wait for its end, or undo it");
        return installation;
    }

    static InvalidInput beingRemoved(InstallationId id) {
        return new InvalidInput("installation", "BEING_REMOVED", id + " is being removed already");
    }

    /**
     * From here on nothing else is done with it. What was on a server that is lost for good is taken to be gone.
     *
     * @param number which of those that had this id; empty: the one that has it now
     * @param remover the root of the process that takes it away
     * @throws NothingToRemove it is gone, or another process takes it away
     * @throws StillDeploying a release is being brought to it: waiting cures that
     */
    public void begin(InstallationId id, Optional<Long> number, String remover) throws NothingToRemove {
        if (deployments.worksOn(id)) throw new StillDeploying(id);
        var installation = installations.beginRemoval(id, number, remover);
        for (var server : Set.copyOf(installation.parts().values()))
            if (fleet.held(server).state() == Server.State.LOST) installations.lose(installation, server);
    }
}
