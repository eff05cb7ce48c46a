package org.gaas.production;

import org.gaas.engine.Forbidden;
import org.gaas.engine.TaskFacts;
import org.gaas.engine.TaskRule;
import org.gaas.tasks.FourEyes;
import org.springframework.stereotype.Component;

/** Who names another contact for an order could name a letter box of their own: so somebody else approves it. */
@Component
class NamedByAnother implements TaskRule {
    private final ProductionOrders orders;
    private final FourEyes fourEyes;

    NamedByAnother(ProductionOrders orders, FourEyes fourEyes) {
        this.orders = orders;
        this.fourEyes = fourEyes;
    }

    @Override
    public void check(TaskFacts facts) {
        if (!facts.task().equals("Task_ApproveAndPlace")) return;
        var by = orders.of(facts.processInstance()).flatMap(ProductionOrder::contactBy);
        if (by.isEmpty()) return;
        if (by.get().equalsIgnoreCase(facts.user()))
            throw new Forbidden(
                    "FOUR_EYES", "You named who was asked at the customer: a second person has to approve that.");
        fourEyes.requireAnother(facts, by);
    }
}
