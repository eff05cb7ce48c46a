package org.gaas.certificates;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gaas.engine.TaskDue;
import org.springframework.stereotype.Component;

/** Everything about a certificate that is in use is due the sooner the less time it has left. */
@Component
public class CertificatesDue implements TaskDue {
    private static final Set<String> PROCESSES = Set.of("purchase-certificate", AskForRenewalProcess.PROCESS);

    private final Certificates certificates;
    private final Clock clock;

    public CertificatesDue(Certificates certificates, Clock clock) {
        this.certificates = certificates;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> of(String process, Map<String, Object> variables) {
        if (!PROCESSES.contains(process)) return Optional.empty();
        return CertificateVars.CERTIFICATE
                .find(variables)
                .flatMap(certificates::inUse)
                .flatMap(order -> certificates.chain(order.number()))
                .map(chain -> Urgency.due(clock.instant(), chain.until()));
    }
}
