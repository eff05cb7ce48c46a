package org.gaas.access;

import java.time.Instant;
import java.util.Optional;
import org.gaas.fleet.EnvironmentName;
import org.gaas.installations.ProjectName;

/**
 * That access was taken back at once. Whatever was agreed or permitted before gives nothing there any more; a later
 * agreement or permit does.
 *
 * @param project at one project; empty: at all
 * @param environment in one environment; empty: in all
 */
public record Revocation(
        long number,
        String developer,
        Optional<ProjectName> project,
        Optional<EnvironmentName> environment,
        Instant at,
        String by,
        String why) {

    /** Whether something that was given at this moment counts there no more. */
    boolean undoes(String someone, ProjectName there, EnvironmentName where, Instant given) {
        return developer.equals(someone)
                && project.filter(name -> !name.equals(there)).isEmpty()
                && environment.filter(name -> !name.equals(where)).isEmpty()
                && !given.isAfter(at);
    }
}
