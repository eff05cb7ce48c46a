package org.gaas.production;

import java.time.LocalDate;
import java.util.Optional;
import org.gaas.engine.WishedDay;
import org.springframework.stereotype.Component;

/** The day that was named in the request for production. */
@Component
class WishedByCustomer implements WishedDay {
    private final ProductionOrders orders;

    WishedByCustomer(ProductionOrders orders) {
        this.orders = orders;
    }

    @Override
    public Optional<LocalDate> of(String processInstance) {
        return orders.of(processInstance).flatMap(ProductionOrder::wished);
    }
}
