package org.gaas.production;

import static java.util.stream.Collectors.toSet;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaas.engine.Announcement;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Plan;
import org.gaas.engine.PlanSource;
import org.gaas.engine.TaskCompleted;
import org.gaas.engine.TaskFacts;
import org.gaas.engine.TaskRule;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A manager agrees on developers who are named with a production, or has it set up without them; nobody agrees on oneself. */
@Component
class DevelopersDecision implements PlanSource, TaskRule {
    private final ProductionOrders orders;
    private final OrderDevelopers developers;
    private final ApplicationEventPublisher events;

    DevelopersDecision(ProductionOrders orders, OrderDevelopers developers, ApplicationEventPublisher events) {
        this.orders = orders;
        this.developers = developers;
        this.events = events;
    }

    @Override
    public String process() {
        return "onboard-production";
    }

    @Override
    public String task() {
        return OrderDevelopers.TASK;
    }

    @Override
    public Optional<Plan> planFor(String processInstance) {
        return orders.of(processInstance).map(developers::plan);
    }

    @Override
    public boolean approves(Map<String, Object> answers) {
        return ProductionVars.DEVELOPERS_ANSWER
                .find(answers)
                .filter("agree"::equals)
                .isPresent();
    }

    @Override
    public void check(TaskFacts facts) {
        if (!facts.process().equals(process()) || !facts.task().equals(task())) return;
        if (facts.user() == null || facts.user().isBlank()) return;
        if (orders.of(facts.processInstance()).stream()
                .flatMap(order -> order.developers().stream())
                .anyMatch(facts.user()::equalsIgnoreCase))
            throw new Forbidden(
                    "AGREEMENT_OWN", "You are one of these developers: nobody makes an agreement with oneself.");
    }

    @EventListener
    void decided(TaskCompleted task) {
        if (!task.process().equals(process()) || !task.task().equals(task()) || approves(task.answers())) return;
        var why = ProductionVars.DEVELOPERS_REASON
                .find(task.answers())
                .filter(reason -> !reason.isBlank())
                .orElseThrow(() -> InvalidInput.missing("developersReason"));
        var order = orders.of(task.processInstance()).orElseThrow();
        var missing = developers.missing(order.number());
        events.publishEvent(new Announcement(
                "without-developers:" + task.taskId(),
                Stream.concat(Stream.of(order.requester()), missing.stream()).collect(toSet()),
                "Production " + order.project() + " without " + String.join(", ", missing),
                task.person() + " made no agreement for " + String.join(", ", missing) + ". Production "
                        + order.project() + " is set up without access for them.\n\n"
                        + why));
    }
}
