package org.gaas.access;

import java.util.List;
import java.util.Optional;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.IpRange;
import org.gaas.fleet.ServerName;
import org.gaas.installations.InstallationId;
import org.gaas.installations.ProjectName;

/**
 * Whether a developer with an agreement sees the code and logs of an installation by ssh key, and why, or why not.
 *
 * @param from where they may come from; empty: from everywhere, or there is a hindrance
 * @param agreement from which it follows
 * @param hindrance why not
 */
public record FileReach(
        String developer,
        InstallationId installation,
        ProjectName project,
        EnvironmentName environment,
        Optional<ServerName> server,
        List<IpRange> from,
        Agreement agreement,
        Optional<Hindrance> hindrance) {
    public FileReach {
        from = List.copyOf(from);
    }

    FileReach hindered(Hindrance by) {
        return new FileReach(
                developer, installation, project, environment, server, List.of(), agreement, Optional.of(by));
    }
}
