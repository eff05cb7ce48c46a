package org.gaas.production;

import static java.util.stream.Collectors.joining;
import static org.gaas.production.ProductionVars.ACCEPTANCE_SERVER;
import static org.gaas.production.ProductionVars.CAPACITY;
import static org.gaas.production.ProductionVars.CUSTOMER_TEXT;
import static org.gaas.production.ProductionVars.ORDER;
import static org.gaas.production.ProductionVars.ORDER_TEXT;
import static org.gaas.production.ProductionVars.PRODUCTION_SERVER;
import static org.gaas.production.ProductionVars.QUOTE_TEXT;
import static org.gaas.production.ProductionVars.SET_UP_TEXT;

import java.util.HashMap;
import java.util.Map;
import org.gaas.billing.Quotes;
import org.gaas.engine.Markdown;
import org.gaas.engine.OpenedTask;
import org.gaas.engine.TaskPrefill;
import org.gaas.fleet.Placement;
import org.gaas.fleet.Policy;
import org.gaas.fleet.ServerName;
import org.gaas.fleet.ServerRole;
import org.gaas.installations.Customer;
import org.gaas.installations.Customers;
import org.gaas.installations.Installation;
import org.gaas.installations.Installations;
import org.springframework.stereotype.Component;

/** What the forms of a production show comes from the desk's own records, where no variable reaches. */
@Component
class ProductionForms implements TaskPrefill {
    private final ProductionOrders orders;
    private final OrderWords words;
    private final Installations installations;
    private final Customers customers;
    private final Quotes quotes;
    private final Placement placement;
    private final Policy policy;
    private final SetUpWords setUp;
    private final QuotedDevelopers developers;

    ProductionForms(
            ProductionOrders orders,
            OrderWords words,
            Installations installations,
            Customers customers,
            Quotes quotes,
            Placement placement,
            Policy policy,
            SetUpWords setUp,
            QuotedDevelopers developers) {
        this.orders = orders;
        this.words = words;
        this.installations = installations;
        this.customers = customers;
        this.quotes = quotes;
        this.placement = placement;
        this.policy = policy;
        this.setUp = setUp;
        this.developers = developers;
    }

    @Override
    public Map<String, Object> valuesFor(OpenedTask task) {
        var values = new HashMap<String, Object>();
        if (!task.process().equals("onboard-production")) return values;
        ORDER.find(task.variables()).map(orders::numbered).ifPresent(order -> {
            ORDER_TEXT.put(values, words.of(order));
            SET_UP_TEXT.put(values, setUp.of(order));
            order.quote()
                    .map(quotes::numbered)
                    .ifPresent(
                            quote -> QUOTE_TEXT.put(values, QuoteWords.of(quote) + developers.words(quote.number())));
            installations
                    .numbered(order.production())
                    .customer()
                    .flatMap(customers::find)
                    .map(Customer::name)
                    .ifPresent(name -> CUSTOMER_TEXT.put(values, Markdown.plain(name.value())));
            if (task.task().equals("Task_ApproveAndPlace")) places(order, values);
        });
        return values;
    }

    /** The emptiest server of each role is suggested; who decides may choose another one. */
    private void places(ProductionOrder order, Map<String, Object> values) {
        var production = placement.capacity(role(installations.numbered(order.production())));
        var acceptance = placement.capacity(role(installations.numbered(order.acceptance())));
        production.keySet().stream().findFirst().ifPresent(server -> PRODUCTION_SERVER.put(values, server));
        acceptance.keySet().stream().findFirst().ifPresent(server -> ACCEPTANCE_SERVER.put(values, server));
        CAPACITY.put(values, listed("production", production) + "\n" + listed("acceptance", acceptance));
    }

    private ServerRole role(Installation half) {
        return policy.environment(half.environment()).server();
    }

    private static String listed(String half, Map<ServerName, Integer> capacity) {
        if (capacity.isEmpty()) return "- for " + half + ": none is active; add one first";
        return "- for " + half + ": "
                + capacity.entrySet().stream()
                        .limit(10)
                        .map(one -> one.getKey() + " (" + one.getValue()
                                + (one.getValue() == 1 ? " installation)" : " installations)"))
                        .collect(joining(", "));
    }
}
