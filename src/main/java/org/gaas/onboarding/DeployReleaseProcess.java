package org.gaas.onboarding;

import java.util.HashMap;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.gaas.applications.Tag;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.InstallationId;
import org.springframework.stereotype.Component;

/** The door to the process {@code deploy-release}. */
@Component
public class DeployReleaseProcess {
    private static final String KEY = "deploy-release";

    private final EngineDoor door;
    private final Deployments deployments;
    private final RuntimeService runtime;
    private final TaskService tasks;

    DeployReleaseProcess(EngineDoor door, Deployments deployments, RuntimeService runtime, TaskService tasks) {
        this.door = door;
        this.deployments = deployments;
        this.runtime = runtime;
        this.tasks = tasks;
    }

    /**
     * Starts the process.
     *
     * @return the id of the process instance
     * @throws InvalidInput when there is no such trial, or {@code BUSY}: something else is being done with it
     */
    public String start(InstallationId installation, Tag ref) {
        deployments.requirePossible(installation);
        return door.through(() -> {
            requireIdle(installation);
            var variables = new HashMap<String, Object>();
            InstallationId.INSTALLATION.put(variables, installation);
            Tag.TAG.put(variables, ref);
            return door.start(KEY, installation.value(), variables);
        });
    }

    /** Whether a release is being brought there. */
    boolean worksOn(InstallationId installation) {
        return door.through(() -> runtime.createProcessInstanceQuery()
                        .processDefinitionKey(KEY)
                        .processInstanceBusinessKey(installation.value())
                        .count()
                > 0);
    }

    /** What waits for a person may wait on; what a step is working on may not be disturbed. */
    private void requireIdle(InstallationId installation) {
        var working =
                runtime.createProcessInstanceQuery().processInstanceBusinessKey(installation.value()).list().stream()
                        .filter(instance ->
                                !instance.getProcessDefinitionId().matches("(expire-trial|keep-archive):.*"))
                        .anyMatch(instance -> !waits(instance.getId()));
        if (working)
            throw new InvalidInput(
                    "installation", "BUSY", "something else is being done with " + installation + ": wait for its end");
    }

    /** For a person; it may be a process that it called that does. */
    private boolean waits(String instance) {
        var called = runtime.createProcessInstanceQuery()
                .superProcessInstanceId(instance)
                .list();
        if (!called.isEmpty()) return called.stream().allMatch(one -> waits(one.getId()));
        return tasks.createTaskQuery().processInstanceId(instance).count() > 0;
    }
}
