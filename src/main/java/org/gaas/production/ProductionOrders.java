package org.gaas.production;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gaas.applications.Commit;
import org.gaas.certificates.Way;
import org.gaas.contacts.Contact;
import org.gaas.contacts.Language;
import org.gaas.engine.Utc;
import org.gaas.installations.CustomerId;
import org.gaas.installations.Installation;
import org.gaas.installations.ProjectName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The orders, each of one process. All changes may be repeated. */
@Component
public class ProductionOrders {
    private final JdbcClient database;
    private final Clock clock;

    public ProductionOrders(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Stores what a process is to do, or what it is to do instead after the request was revised. Who is asked at the
     * customer stays: that is said by {@link #contact}.
     */
    ProductionOrder take(ProductionPlan plan, Installation production, Installation acceptance, String process) {
        var known = of(process);
        if (known.isEmpty())
            database.sql("insert into production_order (process, project, production, acceptance, way, availability,"
                            + " developers, contact_name, contact_mail, contact_language, wished, requester, requested,"
                            + " trial)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(Arrays.asList(
                            process,
                            plan.project().value(),
                            production.number(),
                            acceptance.number(),
                            plan.certificate().name(),
                            plan.availability(),
                            String.join(" ", plan.developers()),
                            plan.contact().name(),
                            plan.contact().mail(),
                            plan.contact().language().map(Language::code).orElse(null),
                            plan.wished().orElse(null),
                            production.owner(),
                            Utc.of(clock.instant()),
                            plan.setUpFrom().orElse(null)))
                    .update();
        else
            database.sql("update production_order set way = ?, availability = ?, developers = ?, wished = ?,"
                            + " trial = ? where process = ?")
                    .params(Arrays.asList(
                            plan.certificate().name(),
                            plan.availability(),
                            String.join(" ", plan.developers()),
                            plan.wished().orElse(null),
                            plan.setUpFrom().orElse(null),
                            process))
                    .update();
        return of(process).orElseThrow();
    }

    /** The order with this number. */
    public ProductionOrder numbered(long number) {
        return database.sql("select * from production_order where number = ?")
                .param(number)
                .query(ProductionOrders::order)
                .single();
    }

    /** The order of a process; empty before its request was looked at. */
    public Optional<ProductionOrder> of(String process) {
        return database.sql("select * from production_order where process = ?")
                .param(process)
                .query(ProductionOrders::order)
                .optional();
    }

    /** The order that an installation, one half or the other, came from; empty for those of no order. */
    public Optional<ProductionOrder> about(Installation installation) {
        return database.sql("select * from production_order where production = ? or acceptance = ?")
                .params(installation.number(), installation.number())
                .query(ProductionOrders::order)
                .optional();
    }

    /** Somebody else is asked at the customer. */
    void contact(long number, Contact contact, String by) {
        database.sql("update production_order set contact_name = ?, contact_mail = ?, contact_language = ?,"
                        + " contact_by = ? where number = ?")
                .params(contact.name(), contact.mail())
                .params(contact.language().map(Language::code).orElse(null), by, number)
                .update();
    }

    /** No quote holds: the next one is asked about. */
    void withoutQuote(long number) {
        database.sql("update production_order set quote = null where number = ?")
                .param(number)
                .update();
    }

    /** Those of a customer's installations whose process may still go on. */
    List<ProductionOrder> open(CustomerId customer) {
        return database.sql("select production_order.* from production_order"
                        + " join project on project.name = production_order.project"
                        + " where project.customer = ? and opened is null and ended is null"
                        + " order by production_order.number")
                .param(customer.value())
                .query(ProductionOrders::order)
                .list();
    }

    /** What its tag stands for. */
    public void commit(long number, Commit commit) {
        database.sql("update production_order set commit_id = ? where number = ?")
                .params(commit.value(), number)
                .update();
    }

    /** No set-up data goes on. */
    void without(long number) {
        database.sql("update production_order set trial = null where number = ?")
                .param(number)
                .update();
    }

    /** From here on this quote holds. */
    void quote(long number, long quote) {
        database.sql("update production_order set quote = ? where number = ?")
                .params(quote, number)
                .update();
    }

    /** Visitors could come in from now on, for the first time: what they wrote may be there, whatever happens next. */
    void letIn(long number) {
        database.sql("update production_order set let_in = ? where number = ? and let_in is null")
                .params(Utc.of(clock.instant()), number)
                .update();
    }

    /** Whether visitors could ever come in, were it for a moment. */
    public boolean wasOpen(long number) {
        return database.sql("select count(*) from production_order where number = ? and let_in is not null")
                        .param(number)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Visitors are let in since now, or since it was said first. */
    void open(long number) {
        database.sql("update production_order set opened = ? where number = ? and opened is null")
                .params(Utc.of(clock.instant()), number)
                .update();
    }

    /** Nothing comes of it any more. */
    void end(long number) {
        database.sql("update production_order set ended = ? where number = ? and ended is null")
                .params(Utc.of(clock.instant()), number)
                .update();
    }

    private static ProductionOrder order(ResultSet row, int n) throws SQLException {
        return new ProductionOrder(
                row.getLong("number"),
                row.getString("process"),
                new ProjectName(row.getString("project")),
                row.getLong("production"),
                row.getLong("acceptance"),
                Way.valueOf(row.getString("way")),
                row.getString("availability"),
                Arrays.stream(row.getString("developers").split(" "))
                        .filter(user -> !user.isEmpty())
                        .toList(),
                new Contact(
                        row.getString("contact_name"),
                        row.getString("contact_mail"),
                        Optional.ofNullable(row.getString("contact_language")).flatMap(Language::of)),
                Optional.ofNullable(row.getString("contact_by")),
                Optional.ofNullable(row.getObject("wished", LocalDate.class)),
                row.getString("requester"),
                instant(row, "requested").orElseThrow(),
                Optional.ofNullable(row.getString("commit_id")).map(Commit::new),
                Optional.ofNullable(row.getObject("quote")).map(number -> ((Number) number).longValue()),
                instant(row, "opened"),
                instant(row, "ended"),
                Optional.ofNullable(row.getObject("trial")).map(number -> ((Number) number).longValue()));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDateTime.class)).map(Utc::instant);
    }
}
