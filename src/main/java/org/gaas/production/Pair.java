package org.gaas.production;

import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Environment;
import org.gaas.fleet.Policy;

/**
 * The two environments that are set up together, as the policy has them.
 *
 * @param production what the other is installed with
 */
record Pair(Environment production, Environment acceptance) {
    /**
     * @throws InvalidInput {@code NO_PRODUCTION}: the policy has no environment that is installed with another
     */
    static Pair of(Policy policy) {
        return policy.environments().stream()
                .filter(environment -> environment.installedWith().isPresent())
                .map(environment ->
                        new Pair(policy.environment(environment.installedWith().get()), environment))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "project",
                        "NO_PRODUCTION",
                        "the policy has no environment that is installed with another (installedWith)"));
    }
}
