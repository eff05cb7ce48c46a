package org.gaas.life;

import java.util.Map;
import java.util.Optional;
import org.gaas.billing.PriceList;
import org.gaas.engine.ApprovalVoid;
import org.gaas.engine.Approvals;
import org.gaas.engine.InWords;
import org.gaas.engine.Plan;
import org.gaas.engine.PlanSource;
import org.gaas.installations.Installations;
import org.springframework.stereotype.Component;

/** What hosting approves: when it will be there, from which day on, and at what price. */
@Component
class AvailabilityPlan implements PlanSource {
    private static final String TASK = "Task_ApproveAvailability";

    private final AvailabilityRows rows;
    private final Installations installations;
    private final PriceList prices;
    private final Approvals approvals;

    AvailabilityPlan(AvailabilityRows rows, Installations installations, PriceList prices, Approvals approvals) {
        this.rows = rows;
        this.installations = installations;
        this.prices = prices;
        this.approvals = approvals;
    }

    /**
     * @throws ApprovalVoid it is something else by now, or was approved too long ago
     */
    void require(AvailabilityChange change) throws ApprovalVoid {
        approvals.require(change.process(), TASK, of(change));
    }

    @Override
    public String process() {
        return ChangeAvailabilityProcess.KEY;
    }

    @Override
    public String task() {
        return TASK;
    }

    @Override
    public Optional<Plan> planFor(String processInstance) {
        return rows.of(processInstance).filter(one -> one.changed().isEmpty()).map(this::of);
    }

    @Override
    public boolean approves(Map<String, Object> answers) {
        return LifeVars.AVAILABILITY_APPROVAL
                .find(answers)
                .filter("approve"::equals)
                .isPresent();
    }

    private Plan of(AvailabilityChange change) {
        return asked(change).with("Accepted by", change.reason());
    }

    /** What the customer is asked: at another price, asked again. */
    Plan asked(AvailabilityChange change) {
        var price = prices.of("hosting-" + change.availability());
        return Plan.about(installations.numbered(change.production()).id().value())
                .with("Availability", change.before() + " becomes " + change.availability())
                .with("From", InWords.day(change.since()))
                .with(
                        "Price",
                        price.english() + ", " + price.amount().currency().getCurrencyCode() + " "
                                + price.amount().plain() + " a "
                                + price.per().name().toLowerCase(java.util.Locale.ROOT));
    }
}
