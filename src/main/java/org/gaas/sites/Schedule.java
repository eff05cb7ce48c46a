package org.gaas.sites;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.applications.Descriptor.CronJob;
import org.gaas.installations.InstallationId;

/**
 * What is done for an installation by the clock, in its release and as its own user.
 *
 * @param environment for the jobs, the same as for its scripts
 * @param errorLog a log that is turned over; its path begins below the host's root
 */
public record Schedule(
        InstallationId installation, List<CronJob> jobs, Map<String, String> environment, Optional<String> errorLog) {
    public Schedule {
        jobs = List.copyOf(jobs);
        environment = Map.copyOf(environment);
    }
}
