package org.gaas.certificates.steps;

import static org.gaas.certificates.CertificateVars.ABOVE_CEILING;
import static org.gaas.certificates.CertificateVars.ORDER_NUMBER;
import static org.gaas.certificates.CertificateVars.PRICE;
import static org.gaas.certificates.CertificateVars.RENEWAL;
import static org.gaas.certificates.CertificateVars.SUPPLIER;
import static org.gaas.certificates.Order.ORDER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.certificates.PurchaseIncomplete;
import org.gaas.certificates.Purchases;
import org.gaas.engine.Step;
import org.springframework.stereotype.Component;

/** Where it was bought, and whether somebody has to be asked about the price. */
@Component
class RecordPurchase implements Step {
    private final Purchases purchases;

    RecordPurchase(Purchases purchases) {
        this.purchases = purchases;
    }

    @Override
    public void perform(DelegateExecution execution) throws PurchaseIncomplete {
        var above = purchases.bought(
                ORDER.in(execution),
                SUPPLIER.find(execution).orElse(""),
                ORDER_NUMBER.find(execution).orElse(""),
                PRICE.find(execution).flatMap(price -> price),
                RENEWAL.find(execution).orElse(false));
        ABOVE_CEILING.set(execution, above);
    }
}
