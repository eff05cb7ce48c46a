package org.gaas.tasks;

import java.io.InputStream;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.gaas.engine.EngineDoor;

/**
 * A process under test: one task "Look" for developers, and beside it one task "Decide" for hosting that needs a second
 * person.
 */
public class SecondOpinion implements AutoCloseable {
    private final ProcessEngine engine;
    private final String instance;

    private SecondOpinion(ProcessEngine engine, String instance) {
        this.engine = engine;
        this.instance = instance;
    }

    /** Starts one, by this person; about nothing that exists, unless told. */
    public static SecondOpinion askedBy(String user, String businessKey, ProcessEngine engine) {
        engine.getRepositoryService()
                .createDeployment()
                .name("second-opinion")
                .enableDuplicateFiltering(true)
                .addInputStream("second-opinion.bpmn", resource("second-opinion.bpmn"))
                .addInputStream("second-opinion.form", resource("second-opinion.form"))
                .deploy();
        return new SecondOpinion(engine, startedBy(user, businessKey, engine));
    }

    public static SecondOpinion askedBy(String user, ProcessEngine engine) {
        return askedBy(user, "nothing-special", engine);
    }

    public String look() {
        return task("Task_Look");
    }

    public String decide() {
        return task("Task_Decide");
    }

    /** Whether the task is still there. */
    public boolean isOpen(String taskId) {
        return engine.getTaskService().createTaskQuery().taskId(taskId).count() == 1;
    }

    public String instance() {
        return instance;
    }

    @Override
    public void close() {
        var runtime = engine.getRuntimeService();
        if (runtime.createProcessInstanceQuery().processInstanceId(instance).count() > 0)
            runtime.deleteProcessInstance(instance, "the test is over");
    }

    private String task(String definition) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .taskDefinitionKey(definition)
                .singleResult()
                .getId();
    }

    private static String startedBy(String user, String businessKey, ProcessEngine engine) {
        engine.getIdentityService().setAuthenticatedUserId(user);
        try {
            return new EngineDoor(engine).start("second-opinion", businessKey, Map.of());
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private static InputStream resource(String name) {
        return SecondOpinion.class.getResourceAsStream("/tasks/" + name);
    }
}
