package org.gaas.sites;

import java.util.List;
import org.gaas.installations.InstallationId;
import org.gaas.remote.Desired;

/** What a kind of server does by the clock: jobs of applications, and the turning over of their logs. */
public interface Scheduler {
    /** The platform whose servers have it, as {@link org.gaas.remote.Platform#name()} says. */
    String platform();

    /** What a server should hold so that this is done. */
    List<Desired> scheduled(Schedule schedule);

    /** What it should not hold any more. */
    List<Desired> unscheduled(InstallationId installation);
}
