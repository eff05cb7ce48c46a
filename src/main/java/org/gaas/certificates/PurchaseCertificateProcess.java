package org.gaas.certificates;

import java.util.HashMap;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.gaas.engine.EngineDoor;
import org.springframework.stereotype.Component;

/** The door to the process {@code purchase-certificate}. */
@Component
public class PurchaseCertificateProcess {
    private static final String PROCESS = "purchase-certificate";

    private final EngineDoor door;
    private final RuntimeService processes;
    private final TaskService tasks;

    PurchaseCertificateProcess(EngineDoor door, RuntimeService processes, TaskService tasks) {
        this.door = door;
        this.processes = processes;
        this.tasks = tasks;
    }

    /**
     * A task that waits for files.
     *
     * @param process the process instance that it belongs to
     */
    record Waiting(String id, String process, Optional<String> assignee) {}

    /** The open task with this id, when it is one that waits for files. */
    Optional<Waiting> waiting(String task) {
        return door.through(() -> Optional.ofNullable(tasks.createTaskQuery()
                        .taskId(task)
                        .taskDefinitionKey("Task_HandOverCertificate")
                        .singleResult())
                .map(found -> new Waiting(
                        found.getId(), found.getProcessInstanceId(), Optional.ofNullable(found.getAssignee()))));
    }

    /**
     * Starts a purchase or a renewal.
     *
     * @param about the id of the installation, or {@code server:NAME}
     * @return the id of the process instance
     */
    public String start(long certificate, String about) {
        var variables = new HashMap<String, Object>();
        CertificateVars.CERTIFICATE.put(variables, certificate);
        return door.start(PROCESS, about, variables);
    }

    /** The process that is about this certificate now. */
    public Optional<String> running(long certificate) {
        return door
                .through(() -> processes
                        .createProcessInstanceQuery()
                        .processDefinitionKey(PROCESS)
                        .variableValueEquals(CertificateVars.CERTIFICATE.name(), certificate)
                        .list())
                .stream()
                .map(ProcessInstance::getId)
                .findFirst();
    }
}
