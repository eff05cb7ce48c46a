package org.gaas.production;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.applications.Commit;
import org.gaas.billing.Quote;
import org.gaas.billing.Quotes;
import org.gaas.engine.ApprovalVoid;
import org.gaas.engine.Approvals;
import org.gaas.engine.Plan;
import org.gaas.engine.PlanSource;
import org.gaas.installations.Installation;
import org.gaas.installations.Installations;
import org.gaas.sites.OwnNames;
import org.springframework.stereotype.Component;

/** What hosting approves: this commit, for these names, at the price that the customer accepted. */
@Component
public class InstallationPlan implements PlanSource {
    private static final String TASK = "Task_ApproveAndPlace";

    private final ProductionOrders orders;
    private final Installations installations;
    private final OwnNames names;
    private final Quotes quotes;
    private final SetUpWords setUp;
    private final Approvals approvals;

    InstallationPlan(
            ProductionOrders orders,
            Installations installations,
            OwnNames names,
            Quotes quotes,
            SetUpWords setUp,
            Approvals approvals) {
        this.orders = orders;
        this.installations = installations;
        this.names = names;
        this.quotes = quotes;
        this.setUp = setUp;
        this.approvals = approvals;
    }

    /**
     * Lets a step set up what was approved, and nothing else.
     *
     * @throws ApprovalVoid it is something else by now, or was approved too long ago
     */
    public void require(long number) throws ApprovalVoid {
        var order = orders.numbered(number);
        approvals.require(order.process(), TASK, of(order));
    }

    @Override
    public String process() {
        return "onboard-production";
    }

    @Override
    public String task() {
        return TASK;
    }

    @Override
    public Optional<Plan> planFor(String processInstance) {
        return orders.of(processInstance).map(this::of);
    }

    @Override
    public boolean approves(Map<String, Object> answers) {
        return ProductionVars.PLACEMENT.find(answers).filter("approve"::equals).isPresent();
    }

    private Plan of(ProductionOrder order) {
        var production = installations.numbered(order.production());
        var acceptance = installations.numbered(order.acceptance());
        var plan = Plan.about(production.id().value())
                .with(
                        "Installations",
                        List.of(production.id().value(), acceptance.id().value()))
                .with("Release", release(production, order.commit()))
                .with("Names", names.of(production))
                .with("Certificate", order.certificate().words())
                .with("Availability", order.availability())
                .with("Contact", order.contact().toString())
                .with("Data", setUp.signed(order));
        return order.quote()
                .map(quotes::numbered)
                .map(quote -> price(plan, quote))
                .orElse(plan);
    }

    private static Plan price(Plan plan, Quote quote) {
        return plan.with("Price", QuoteWords.totals(quote).replace("*", "") + " (quote " + quote.number() + ")")
                .with(
                        "Accepted",
                        quote.answer()
                                .filter(answer -> answer.state() == Quote.State.ACCEPTED)
                                .map(answer -> "by " + answer.by())
                                .orElse("not yet"));
    }

    private static String release(Installation production, Optional<Commit> commit) {
        return production.tag().map(Object::toString).orElse("?") + " ("
                + commit.map(Commit::value).orElse("?") + ") of "
                + production.repository().map(Object::toString).orElse("?");
    }
}
