package org.gaas.access;

import java.util.List;
import java.util.Optional;
import org.gaas.fleet.Environment.Rights;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.ServerName;
import org.gaas.installations.InstallationId;
import org.gaas.installations.ProjectName;

/**
 * What a developer with an agreement reaches of one installation's databases, and why, or why not.
 *
 * @param rights none when there is a hindrance
 * @param from where they may come from
 * @param on what they may reach
 * @param own whether they may make databases of their own, named as the project's
 * @param agreement from which it follows
 * @param permit what was decided, where an agreement is not enough
 * @param hindrance why not
 */
public record Reach(
        String developer,
        InstallationId installation,
        ProjectName project,
        EnvironmentName environment,
        Optional<ServerName> server,
        Rights rights,
        List<ComesFrom> from,
        List<GrantPattern> on,
        boolean own,
        Agreement agreement,
        Optional<Permit> permit,
        Optional<Hindrance> hindrance) {
    public Reach {
        from = List.copyOf(from);
        on = List.copyOf(on);
    }
}
