package org.gaas.onboarding;

import static org.awaitility.Awaitility.await;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.gaas.engine.EngineDoor;

/** Stops all instances of processes before a step, until they go on. */
final class Halts {
    private final EngineDoor door;
    private final ManagementService management;
    private final String[] processes;
    private final Set<String> stopped = new HashSet<>();

    /** Of a trial, and of what sets it up. */
    static Halts ofTrials(EngineDoor door, ManagementService management) {
        return new Halts(door, management, "onboard-trial", "set-up-installation");
    }

    Halts(EngineDoor door, ManagementService management, String... processes) {
        this.door = door;
        this.management = management;
        this.processes = processes;
    }

    void before(String step) {
        stopped.add(step);
        door.through(() -> {
            management.suspendJobDefinitionById(definition(step), true);
            return null;
        });
    }

    void awaitStopped(String instance, String step) {
        await().atMost(TrialDesk.PATIENCE)
                .until(() -> door.through(() -> management
                                .createJobQuery()
                                .rootProcessInstanceId(instance)
                                .activityId(step)
                                .suspended()
                                .count())
                        == 1);
    }

    /** The instances that stop there go on, the others don't. */
    void goOn(String step) {
        stopped.remove(step);
        door.through(() -> {
            management.activateJobDefinitionById(definition(step), true);
            return null;
        });
    }

    void goOn() {
        door.through(() -> {
            stopped.forEach(step -> management.activateJobDefinitionById(definition(step), true));
            return null;
        });
        stopped.clear();
    }

    private String definition(String step) {
        return Arrays.stream(processes)
                .map(process -> management
                        .createJobDefinitionQuery()
                        .processDefinitionKey(process)
                        .activityIdIn(step)
                        .singleResult())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow()
                .getId();
    }
}
