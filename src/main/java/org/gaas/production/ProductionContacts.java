package org.gaas.production;

import org.gaas.contacts.Contacts;
import org.gaas.installations.Installations;
import org.springframework.stereotype.Component;

/** Who was asked about a production answers for the customer from then on, once hosting approved both together. */
@Component
public class ProductionContacts {
    private final ProductionOrders orders;
    private final Installations installations;
    private final Contacts contacts;

    ProductionContacts(ProductionOrders orders, Installations installations, Contacts contacts) {
        this.orders = orders;
        this.installations = installations;
        this.contacts = contacts;
    }

    /** Whom a manager named before stays. May be repeated. */
    public void keep(long number) {
        var order = orders.numbered(number);
        installations
                .numbered(order.production())
                .customer()
                .ifPresent(customer -> contacts.keepFirst(customer, order.contact()));
    }
}
