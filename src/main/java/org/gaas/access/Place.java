package org.gaas.access;

import java.util.List;
import java.util.Optional;
import org.gaas.fleet.Environment;
import org.gaas.fleet.ServerName;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Project;

/**
 * An installation, as far as access to its databases and files is about it.
 *
 * @param server where its databases are
 * @param engine what tells database servers apart: two servers of a box share one
 * @param databases their names
 * @param web where its files are
 */
record Place(
        InstallationId installation,
        Project project,
        Environment environment,
        Optional<ServerName> server,
        String engine,
        List<String> databases,
        Optional<ServerName> web) {
    Place {
        databases = List.copyOf(databases);
    }

    Environment.DatabaseAccess policy() {
        return environment.databaseAccess();
    }
}
