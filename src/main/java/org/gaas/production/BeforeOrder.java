package org.gaas.production;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.Optional;
import org.gaas.billing.Quotes;
import org.gaas.contacts.ContactNamed;
import org.gaas.contacts.Contacts;
import org.gaas.engine.Money;
import org.gaas.installations.CustomerId;
import org.gaas.installations.Installations;
import org.gaas.installations.Projects;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was so before an order changed more than itself: who answers for the customer, and up to which price certificates are
 * bought without asking. Withdrawn, it is so again, unless somebody changed it since.
 */
@Component
public class BeforeOrder {
    private final JdbcClient database;
    private final ProductionOrders orders;
    private final Installations installations;
    private final Contacts contacts;
    private final Projects projects;
    private final Quotes quotes;

    BeforeOrder(
            JdbcClient database,
            ProductionOrders orders,
            Installations installations,
            Contacts contacts,
            Projects projects,
            Quotes quotes) {
        this.database = database;
        this.orders = orders;
        this.installations = installations;
        this.contacts = contacts;
        this.projects = projects;
        this.quotes = quotes;
    }

    /** Whom the request names answers for the customer from now on, where nobody did before. May be repeated. */
    public void keepContact(long number) {
        var order = orders.numbered(number);
        var customer = installations.numbered(order.production()).customer();
        if (customer.isEmpty()) return;
        if (!contacts.keepFirst(customer.get(), order.contact()) && !keptByAnother(order, customer.get())) return;
        database.sql("update production_order set contact_kept = ? where number = ?")
                .params(order.contact().mail(), order.number())
                .update();
    }

    /** Whom a manager names stays, whatever becomes of the orders that named the same one before. */
    @EventListener
    void named(ContactNamed named) {
        database.sql("update production_order set contact_kept = null"
                        + " where project in (select name from project where customer = ?)")
                .param(named.customer().value())
                .update();
    }

    /** An accepted quote says up to which price nobody is asked; the first one knows what was so before. */
    void allow(ProductionOrder order, Money ceiling) {
        var before = projects.ceiling(order.project());
        database.sql("update production_order set ceiling_before = ?, ceiling_before_currency = ?"
                        + " where number = ? and ceiling_before is null")
                .params(before.amount(), before.currency().getCurrencyCode(), order.number())
                .update();
        projects.allow(order.project(), ceiling);
    }

    /** May be repeated. */
    void takeBack(ProductionOrder order) {
        if (kept(order))
            installations
                    .numbered(order.production())
                    .customer()
                    .filter(customer -> !keptByAnother(order, customer))
                    .ifPresent(customer ->
                            contacts.takeBack(customer, order.contact().mail()));
        var allowed = order.quote().map(quotes::numbered).flatMap(Offers::ceiling);
        if (allowed.filter(projects.ceiling(order.project())::equals).isPresent())
            ceiling(order).ifPresent(before -> projects.allow(order.project(), before));
    }

    private boolean kept(ProductionOrder order) {
        return database.sql("select count(*) from production_order where number = ? and contact_kept = ?")
                        .params(order.number(), order.contact().mail())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Another production of the customer came in by the same contact, and was not withdrawn. */
    private boolean keptByAnother(ProductionOrder order, CustomerId customer) {
        return database.sql(
                                "select count(*) from production_order join project on project.name = production_order.project"
                                        + " where project.customer = ? and contact_kept = ? and production_order.number <> ?"
                                        + " and (opened is not null or ended is null)")
                        .params(customer.value(), order.contact().mail(), order.number())
                        .query(Long.class)
                        .single()
                > 0;
    }

    private Optional<Money> ceiling(ProductionOrder order) {
        return database.sql("select ceiling_before, ceiling_before_currency from production_order where number = ?"
                        + " and ceiling_before is not null")
                .param(order.number())
                .query(BeforeOrder::money)
                .optional();
    }

    private static Money money(ResultSet row, int n) throws SQLException {
        return new Money(
                row.getBigDecimal("ceiling_before"), Currency.getInstance(row.getString("ceiling_before_currency")));
    }
}
