package org.gaas.certificates.steps;

import static org.gaas.certificates.Order.ORDER;

import org.gaas.certificates.Issuance;
import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.Progress;
import org.gaas.engine.Refusal;
import org.springframework.stereotype.Component;

/** An authority issues it, once it has seen that the names lead to us. */
@Component
class ObtainCertificate implements LongStep {
    private final Issuance issuance;

    ObtainCertificate(Issuance issuance) {
        this.issuance = issuance;
    }

    @Override
    public void begin(LongTask task) throws Refusal {
        issuance.begin(task.get(ORDER));
    }

    @Override
    public Progress poll(LongTask task) throws Refusal {
        return issuance.poll(task.get(ORDER));
    }
}
