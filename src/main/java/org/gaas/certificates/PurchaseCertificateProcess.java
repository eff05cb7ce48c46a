package org.gaas.certificates;

import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.gaas.engine.EngineDoor;
import org.springframework.stereotype.Component;

/** The door to the process {@code purchase-certificate}. */
@Component
public class PurchaseCertificateProcess {
    private static final String PROCESS = "purchase-certificate";
    private static final String[] ABOUT_ONE = {PROCESS, AskForRenewalProcess.PROCESS};

    private final EngineDoor door;
    private final RuntimeService processes;
    private final TaskService tasks;
    private final FormService forms;

    PurchaseCertificateProcess(EngineDoor door, RuntimeService processes, TaskService tasks, FormService forms) {
        this.door = door;
        this.processes = processes;
        this.tasks = tasks;
        this.forms = forms;
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

    /** Completes a task that waits for files, in the name of whoever is signed in: the engine looks at everything. */
    void handedOver(String task, String person, Map<String, Object> answers) {
        tasks.claim(task, person);
        forms.submitTaskForm(task, answers);
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

    /** Starts a renewal that the desk itself begins. */
    String startInTime(long certificate, String about) {
        var variables = new HashMap<String, Object>();
        CertificateVars.CERTIFICATE.put(variables, certificate);
        CertificateVars.RENEWAL.put(variables, true);
        return door.start(PROCESS, about, variables);
    }

    /** The certificates that processes are about now, and the ids of these. */
    public Map<Long, String> busy() {
        return door.through(() -> {
            var running = processes.createProcessInstanceQuery().processDefinitionKeyIn(ABOUT_ONE).list().stream()
                    .map(ProcessInstance::getId)
                    .toArray(String[]::new);
            if (running.length == 0) return Map.of();
            return processes
                    .createVariableInstanceQuery()
                    .variableName(CertificateVars.CERTIFICATE.name())
                    .processInstanceIdIn(running)
                    .list()
                    .stream()
                    .collect(toMap(
                            variable -> CertificateVars.CERTIFICATE.parse(variable.getValue()),
                            variable -> variable.getProcessInstanceId(),
                            (one, other) -> one));
        });
    }

    /** What it is about is gone: nobody needs to answer for it any more. */
    void end(String process) {
        door.through(() -> {
            processes.deleteProcessInstancesIfExists(
                    List.of(process), "its installation is removed", false, true, false);
            return null;
        });
    }

    /** The process that is about this certificate now. */
    public Optional<String> running(long certificate) {
        return door
                .through(() -> processes
                        .createProcessInstanceQuery()
                        .processDefinitionKeyIn(ABOUT_ONE)
                        .variableValueEquals(CertificateVars.CERTIFICATE.name(), certificate)
                        .list())
                .stream()
                .map(ProcessInstance::getId)
                .findFirst();
    }
}
