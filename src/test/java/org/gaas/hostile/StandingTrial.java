package org.gaas.hostile;

import java.util.TreeMap;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.gaas.engine.EngineDoor;
import org.gaas.onboarding.TrialDesk;

/**
 * A trial {@code capri-test} that never gets well: it has a task at all times, and a new one after each answer. So
 * everything that can be done around a task is done to it.
 */
final class StandingTrial implements AutoCloseable {
    static final String ID = "capri-test";

    private final TrialDesk desk;
    private final EngineDoor door;
    private final RuntimeService processes;
    private final TaskService tasks;
    private final String trial;
    private String process = "";
    private String task = "";

    StandingTrial(TrialDesk desk, EngineDoor door, RuntimeService processes, TaskService tasks) {
        this.desk = desk;
        this.door = door;
        this.processes = processes;
        this.tasks = tasks;
        trial = desk.install("capri", "1.3.0-broken");
        next();
    }

    /** The process instance that the open task is in. */
    String process() {
        return process;
    }

    /** The task that is open now, in dora's hands. */
    String task() {
        return task;
    }

    /** The task was answered: waits for the one that follows. */
    void next() {
        task = TrialDesk.task(desk.settledWithout(trial, task));
        process = door.through(
                () -> tasks.createTaskQuery().taskId(task).singleResult().getProcessInstanceId());
        desk.as("dora").post("/engine-rest/task/" + task + "/claim", TrialDesk.json("userId", "dora"));
    }

    /** All that an answer could change. */
    String state() {
        return door.through(() -> {
            var open = tasks.createTaskQuery().processInstanceId(process).singleResult();
            return open
                    + open.getName()
                    + open.getAssignee()
                    + open.getDueDate()
                    + new TreeMap<>(processes.getVariables(process))
                    + new TreeMap<>(tasks.getVariablesLocal(open.getId()));
        });
    }

    @Override
    public void close() {
        desk.complete("dora", task, "setUpMending", "giveUp", "noTime", "true");
        desk.settledWithout(trial, task);
    }
}
