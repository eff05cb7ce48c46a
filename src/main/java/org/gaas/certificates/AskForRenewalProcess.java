package org.gaas.certificates;

import java.util.HashMap;
import org.gaas.engine.EngineDoor;
import org.springframework.stereotype.Component;

/** The door to the process {@code ask-for-renewal}. */
@Component
public class AskForRenewalProcess {
    static final String PROCESS = "ask-for-renewal";

    private final EngineDoor door;

    AskForRenewalProcess(EngineDoor door) {
        this.door = door;
    }

    /**
     * Asks whoever pays; agreed, the purchase begins.
     *
     * @param about the id of the installation, or {@code server:NAME}
     * @param subject the first name that it is for
     * @return the id of the process instance
     */
    String start(long certificate, String about, String subject) {
        var variables = new HashMap<String, Object>();
        CertificateVars.CERTIFICATE.put(variables, certificate);
        CertificateVars.SUBJECT.put(variables, subject);
        CertificateVars.RENEWAL.put(variables, true);
        return door.start(PROCESS, about, variables);
    }
}
