package org.gaas.installations;

import java.util.Optional;
import org.gaas.fleet.ServerName;
import org.gaas.remote.Report;

/**
 * What became of the wishes for one of several installations: a report, or why there is none.
 *
 * @param server empty while the installation is not placed
 */
public record Fulfilled(
        InstallationId installation, Optional<ServerName> server, Optional<Report> report, Optional<Trouble> trouble) {
    static Fulfilled of(Wished wished, Report report) {
        return new Fulfilled(
                wished.installation().id(), Optional.of(wished.server()), Optional.of(report), Optional.empty());
    }

    /** Nothing was done. */
    public static Fulfilled not(Installation installation, Trouble why) {
        return new Fulfilled(installation.id(), installation.server(), Optional.empty(), Optional.of(why));
    }
}
