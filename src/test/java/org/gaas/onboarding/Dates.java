package org.gaas.onboarding;

import org.camunda.bpm.engine.ManagementService;
import org.gaas.engine.EngineDoor;

/** The dates that processes wait for, which tests let come when they like. */
public record Dates(EngineDoor door, ManagementService management) {

    /** Lets the next date of a process come. */
    public void come(String process) {
        door.through(() -> {
            management
                    .createJobQuery()
                    .processInstanceId(process)
                    .timers()
                    .list()
                    .forEach(job -> management.executeJob(job.getId()));
            return null;
        });
    }
}
