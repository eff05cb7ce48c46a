package org.gaas.certificates;

import java.util.HashMap;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.gaas.certificates.CertificateAuthority.Reason;
import org.gaas.certificates.Revocations.Then;
import org.gaas.engine.EngineDoor;
import org.springframework.stereotype.Component;

/** The door to the process {@code revoke-certificate}. */
@Component
public class RevokeCertificateProcess {
    static final String PROCESS = "revoke-certificate";

    private final EngineDoor door;
    private final RuntimeService processes;

    RevokeCertificateProcess(EngineDoor door, RuntimeService processes) {
        this.door = door;
        this.processes = processes;
    }

    /**
     * Begins.
     *
     * @param about the id of the installation, or {@code server:NAME}
     * @return the id of the process instance
     */
    String start(Order order, Subscription agreed, Reason reason, Then then, String about) {
        var variables = new HashMap<String, Object>();
        CertificateVars.CERTIFICATE.put(variables, order.certificate());
        Order.ORDER.put(variables, order.number());
        CertificateVars.WAY.put(variables, agreed.way().name());
        CertificateVars.SUBJECT.put(variables, agreed.names().get(0).shown());
        CertificateVars.REVOCATION_REASON.put(variables, reason.name());
        CertificateVars.REVOCATION_THEN.put(variables, then.name());
        return door.start(PROCESS, about, variables);
    }

    /** The process that revokes this certificate now. */
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
