package org.gaas.certificates;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.certificates.PurchaseCertificateProcess.Waiting;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Excerpt;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.people.TaskRoles;
import org.gaas.remote.Secret;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files for a task that waits for a certificate. They go to the desk's own tables, never through the engine: a variable
 * would be in its history for ever.
 */
@Component
public class HandOvers {
    private final PurchaseCertificateProcess tasks;
    private final TaskRoles taskRoles;
    private final EngineDoor door;
    private final People people;
    private final Certificates certificates;
    private final Purchases purchases;
    private final Trail trail;

    HandOvers(
            PurchaseCertificateProcess tasks,
            TaskRoles taskRoles,
            EngineDoor door,
            People people,
            Certificates certificates,
            Purchases purchases,
            Trail trail) {
        this.tasks = tasks;
        this.taskRoles = taskRoles;
        this.door = door;
        this.people = people;
        this.certificates = certificates;
        this.purchases = purchases;
        this.trail = trail;
    }

    /**
     * Whether this person may hand something over for this task; asked before anything is read.
     *
     * @throws InvalidInput {@code TASK_UNKNOWN}
     * @throws Forbidden {@code ROLE_REQUIRED}, or {@code TASK_TAKEN} by somebody else
     */
    public void require(String task, String person) {
        var waiting = found(task);
        people.requireForTask(
                person, door.through(() -> taskRoles.of(waiting.id())).toArray(Role[]::new));
        waiting.assignee().filter(other -> !other.equals(person)).ifPresent(other -> {
            throw new Forbidden("TASK_TAKEN", "This task is " + other + "'s: let it be given back first.");
        });
    }

    /**
     * Looks at what is handed over, and keeps it when it is good; completing the task is another step.
     *
     * @return what is worth knowing about it
     * @throws CertificateRefused nothing of it is kept
     */
    @Transactional
    public List<CertificateFinding> take(String task, String person, List<byte[]> files, Optional<Secret> passphrase)
            throws CertificateRefused {
        require(task, person);
        var order = certificates
                .orderOf(found(task).process())
                .orElseThrow(() -> unknown(task))
                .number();
        var findings = purchases.handOver(order, Material.read(files, passphrase));
        trail.record(Entry.decision(person, "hand-over-certificate", "certificate-order:" + order)
                .subject(certificates
                        .chain(order)
                        .map(chain -> Fingerprint.of(chain.certificates()).value())
                        .orElse("")));
        return findings;
    }

    /**
     * Completes the task in the person's name, so that what was handed over is checked once more and installed.
     *
     * @param hours the time that it took, as in the form; empty: none is recorded
     * @return the process
     */
    public Ordering.Begun complete(String task, String person, Optional<String> hours) {
        require(task, person);
        var process = found(task).process();
        var order = certificates.orderOf(process).orElseThrow(() -> unknown(task));
        if (certificates.chain(order.number()).isEmpty())
            throw new InvalidInput("files", "CERT_MISSING", "no certificate was handed over yet");
        var answers = new HashMap<String, Object>();
        answers.put(CertificateVars.HANDING_OVER.name(), "handedOver");
        hours.ifPresentOrElse(
                text -> answers.putAll(Map.of("hours", text, "activity", "certificate")),
                () -> answers.put("noTime", true));
        tasks.handedOver(task, person, answers);
        return new Ordering.Begun(order.certificate(), process);
    }

    private Waiting found(String task) {
        return tasks.waiting(task).orElseThrow(() -> unknown(task));
    }

    private static InvalidInput unknown(String task) {
        return new InvalidInput(
                "task", "TASK_UNKNOWN", "no task '" + Excerpt.shown(64, task) + "' waits for a certificate");
    }
}
