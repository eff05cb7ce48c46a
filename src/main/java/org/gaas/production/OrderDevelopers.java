package org.gaas.production;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gaas.access.Access;
import org.gaas.access.AccessNotBrought;
import org.gaas.access.AccountsInPlace;
import org.gaas.access.Agreements;
import org.gaas.billing.Quote;
import org.gaas.billing.Quotes;
import org.gaas.engine.ApprovalVoid;
import org.gaas.engine.Approvals;
import org.gaas.engine.InWords;
import org.gaas.engine.Plan;
import org.gaas.fleet.ServerName;
import org.gaas.installations.Installation;
import org.gaas.installations.Installations;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is named with a production works on its acceptance: the customer accepted a quote that names them, a manager agrees on
 * those who have no agreement yet, and their accounts are there before acceptance is signed off.
 */
@Component
public class OrderDevelopers {
    static final String TASK = "Task_AgreeOnDevelopers";

    private final ProductionOrders orders;
    private final QuotedDevelopers quoted;
    private final Quotes quotes;
    private final Installations installations;
    private final Access access;
    private final Agreements agreements;
    private final AccountsInPlace accounts;
    private final Approvals approvals;
    private final People people;
    private final JdbcClient database;

    OrderDevelopers(
            ProductionOrders orders,
            QuotedDevelopers quoted,
            Quotes quotes,
            Installations installations,
            Access access,
            Agreements agreements,
            AccountsInPlace accounts,
            Approvals approvals,
            People people,
            JdbcClient database) {
        this.orders = orders;
        this.quoted = quoted;
        this.quotes = quotes;
        this.installations = installations;
        this.access = access;
        this.agreements = agreements;
        this.accounts = accounts;
        this.approvals = approvals;
        this.people = people;
        this.database = database;
    }

    /** Those of an order whom the quote names, and who have no agreement until its day; who is no developer any more needs none. */
    public List<String> missing(long number) {
        return missing(orders.numbered(number));
    }

    private List<String> missing(ProductionOrder order) {
        var acceptance = installations.numbered(order.acceptance());
        return named(order)
                .filter(one -> !one.until().isBefore(agreements.today()))
                .map(one -> one.developers().stream()
                        .filter(order.developers()::contains)
                        .filter(developer -> people.has(developer, Role.DEVELOPERS))
                        .filter(developer -> access.agreement(developer, acceptance, one.until())
                                .isEmpty())
                        .toList())
                .orElse(List.of());
    }

    /** What a manager signs. */
    Plan plan(ProductionOrder order) {
        var missing = missing(order);
        var plan = Plan.about(installations.numbered(order.production()).id().value())
                .with("Developers", missing.isEmpty() ? List.of("none: all have agreements by now") : missing)
                .with("Project", order.project().value());
        return named(order)
                .map(one -> plan.with("Until", InWords.day(one.until())).with("Consent", consent(order)))
                .orElse(plan);
    }

    /**
     * Makes the agreements that were decided on.
     *
     * @throws ApprovalVoid it is about others by now, or was decided too long ago
     */
    @Transactional
    public void agree(long number) throws ApprovalVoid {
        var order = orders.numbered(number);
        approvals.require(order.process(), TASK, plan(order));
        var by = approvals.approver(order.process(), TASK).orElseThrow();
        var until = named(order).orElseThrow().until();
        for (var developer : missing(order)) {
            var made = agreements.decided(developer, order.project(), until, consent(order), by);
            database.sql("insert into production_agreement (production_order, developer, agreement) values (?, ?, ?)")
                    .params(number, developer, made.number())
                    .update();
        }
    }

    /**
     * Their accounts are on acceptance's servers, as far as they made passwords or keys for them.
     *
     * @throws AccessNotBrought a server could not be brought to that
     */
    public void letIn(long number) {
        var order = orders.numbered(number);
        if (order.developers().isEmpty()) return;
        AccessNotBrought.throwFirst(accounts.bringChanged(servers(installations.numbered(order.acceptance()))));
    }

    /** What was agreed for an order holds no more; agreements of before stay. */
    void end(ProductionOrder order) {
        agreements.endAll(
                made(order.number()), "production of " + order.project() + " was withdrawn", order.requester());
    }

    /**
     * Accounts that only those agreements gave are gone, wherever they were.
     *
     * @throws AccessNotBrought a server could not be brought to that
     */
    public void letOut(long number) {
        if (made(number).isEmpty()) return;
        var order = orders.numbered(number);
        var left = Stream.concat(
                        Stream.of(
                                installations.numbered(order.production()), installations.numbered(order.acceptance())),
                        installations.of(order.project()).stream())
                .flatMap(one -> servers(one).stream())
                .collect(toSet());
        AccessNotBrought.throwFirst(accounts.bringChanged(left));
    }

    private List<Long> made(long number) {
        return database.sql("select agreement from production_agreement where production_order = ? order by agreement")
                .param(number)
                .query(Long.class)
                .list();
    }

    private Optional<QuotedDevelopers.Named> named(ProductionOrder order) {
        return order.quote().flatMap(quoted::in);
    }

    private String consent(ProductionOrder order) {
        var quote = quotes.numbered(order.quote().orElseThrow());
        return "quote " + quote.number() + ", "
                + quote.answer()
                        .filter(answer -> answer.state() == Quote.State.ACCEPTED)
                        .map(answer -> "accepted by " + answer.by())
                        .orElse("not accepted");
    }

    private static Set<ServerName> servers(Installation one) {
        return Stream.concat(one.parts().values().stream(), one.server().stream())
                .collect(toSet());
    }
}
