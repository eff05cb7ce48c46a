package org.gaas.life;

import java.util.Comparator;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Environment;
import org.gaas.fleet.Policy;
import org.gaas.installations.Installation;
import org.gaas.installations.Installations;
import org.gaas.installations.ProjectName;
import org.springframework.stereotype.Component;

/** What a change to a whole project is held against. */
@Component
class AtStake {
    private final Installations installations;
    private final Policy policy;

    AtStake(Installations installations, Policy policy) {
        this.installations = installations;
        this.policy = policy;
    }

    /**
     * A production, else the oldest installation.
     *
     * @throws InvalidInput {@code NOTHING_INSTALLED}
     */
    Installation most(ProjectName project) {
        return installations.of(project).stream()
                .min(Comparator.comparing((Installation one) -> !isServing(one))
                        .thenComparing(one -> environment(one).installedWith().isPresent())
                        .thenComparing(Installation::number))
                .orElseThrow(() -> new InvalidInput(
                        "project",
                        "NOTHING_INSTALLED",
                        "nothing of " + project + " is installed: name the repository when you install it"));
    }

    /** Whether it is no trial: patients are behind it. */
    boolean isServing(Installation one) {
        return environment(one).trial().isEmpty();
    }

    private Environment environment(Installation one) {
        return policy.environment(one.environment());
    }
}
