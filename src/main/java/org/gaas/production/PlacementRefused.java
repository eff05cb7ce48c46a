package org.gaas.production;

import java.util.Set;
import org.gaas.engine.Announcement;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.TaskCompleted;
import org.gaas.installations.Installations;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A no of hosting comes with a reason, and who asked hears it. What is returned comes back to them as a task. */
@Component
class PlacementRefused {
    private final ProductionOrders orders;
    private final Installations installations;
    private final ApplicationEventPublisher events;

    PlacementRefused(ProductionOrders orders, Installations installations, ApplicationEventPublisher events) {
        this.orders = orders;
        this.installations = installations;
        this.events = events;
    }

    /**
     * In the transaction that answers.
     *
     * @throws InvalidInput {@code FIELD_REQUIRED}: nobody learns anything from a no without a reason
     */
    @EventListener
    void decided(TaskCompleted task) {
        if (!task.task().equals("Task_ApproveAndPlace")) return;
        var decision = ProductionVars.PLACEMENT.find(task.answers()).orElse("");
        if (!decision.equals("return") && !decision.equals("refuse")) return;
        var reason = ProductionVars.PLACEMENT_REASON
                .find(task.answers())
                .filter(words -> !words.isBlank())
                .orElseThrow(() -> InvalidInput.missing(ProductionVars.PLACEMENT_REASON.name()));
        if (decision.equals("refuse")) orders.of(task.processInstance()).ifPresent(order -> tell(order, task, reason));
    }

    private void tell(ProductionOrder order, TaskCompleted task, String reason) {
        var production = installations.numbered(order.production()).id();
        events.publishEvent(new Announcement(
                "production refused " + order.number(),
                Set.of(order.requester()),
                "Production " + production + " was refused",
                task.person() + " of hosting says: " + reason
                        + "\n\nNothing was set up, and its names are free again."));
    }
}
