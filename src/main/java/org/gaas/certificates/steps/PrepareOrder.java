package org.gaas.certificates.steps;

import static org.gaas.certificates.CertificateVars.CERTIFICATE;
import static org.gaas.certificates.CertificateVars.SUBJECT;
import static org.gaas.certificates.CertificateVars.WAY;
import static org.gaas.certificates.Order.ORDER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.certificates.Purchases;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** A key and a request of its own; asked again, the same ones. */
@Component
class PrepareOrder implements Step {
    private final Purchases purchases;

    PrepareOrder(Purchases purchases) {
        this.purchases = purchases;
    }

    @Override
    public void perform(DelegateExecution execution) {
        var order = purchases.open(CERTIFICATE.in(execution), execution.getProcessInstanceId());
        ORDER.set(execution, order.number());
        var agreed = purchases.agreed(order.number());
        WAY.set(execution, agreed.way().name());
        SUBJECT.set(execution, agreed.names().get(0).shown());
    }
}
