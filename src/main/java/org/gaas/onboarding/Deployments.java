package org.gaas.onboarding;

import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Policy;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.springframework.stereotype.Component;

/** New releases for demo and test installations: what may be asked for. */
@Component
public class Deployments {
    private final Installations installations;
    private final Policy policy;

    Deployments(Installations installations, Policy policy) {
        this.installations = installations;
        this.policy = policy;
    }

    /**
     * Whether a release may be brought there without anybody's approval.
     *
     * @throws InvalidInput {@code INSTALLATION_UNKNOWN}, {@code NOT_A_TRIAL}, or {@code BEING_REMOVED}
     */
    public Installation requirePossible(InstallationId id) {
        var installation = installations
                .find(id)
                .orElseThrow(() -> new InvalidInput(
                        "installation", "INSTALLATION_UNKNOWN", "there is no installation '" + id + "'"));
        if (policy.environment(installation.environment()).trial().isEmpty())
            throw new InvalidInput(
                    "installation", "NOT_A_TRIAL", id + " is no demo or test installation: it needs an approval");
        if (installation.state() == Installation.State.REMOVING)
            throw new InvalidInput("installation", "BEING_REMOVED", id + " is being removed");
        return installation;
    }

    /**
     * The same, for a process that runs already.
     *
     * @throws RequestRefused with the same sentences
     */
    public Installation accept(InstallationId id) throws RequestRefused {
        try {
            return requirePossible(id);
        } catch (InvalidInput no) {
            throw RequestRefused.because(no);
        }
    }
}
