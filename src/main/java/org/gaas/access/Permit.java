package org.gaas.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gaas.fleet.Environment.Rights;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.IpRange;
import org.gaas.installations.ProjectName;

/**
 * That a developer may reach a project where the policy wants each access decided. It gives what was decided and never
 * more, whatever the policy says later; less, where the policy does. Never changed: it ends by itself, or is ended.
 *
 * @param request what it was asked with
 * @param agreement without which it gives nothing
 * @param rights what was decided
 * @param ranges where from, as decided
 * @param until it counts before this moment
 * @param emergency whether one person on call decided it alone
 * @param ended when it was ended before that
 */
public record Permit(
        long number,
        long request,
        String developer,
        ProjectName project,
        EnvironmentName environment,
        long agreement,
        Rights rights,
        List<IpRange> ranges,
        Instant made,
        Instant until,
        boolean emergency,
        Optional<Instant> ended) {
    public Permit {
        ranges = List.copyOf(ranges);
    }

    /** Whether it counts at this moment. */
    public boolean holds(Instant now) {
        return ended.isEmpty() && now.isBefore(until);
    }

    /** Whether it is about this developer there. */
    boolean isFor(String someone, ProjectName there, EnvironmentName where) {
        return developer.equals(someone) && project.equals(there) && environment.equals(where);
    }
}
