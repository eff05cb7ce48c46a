package org.gaas.billing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.Money;
import org.gaas.engine.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All lines ever written. Has no way to change or remove one. */
@Component
public class BillingLines {
    private final JdbcClient database;
    private final Clock clock;

    public BillingLines(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Writes a line in the caller's transaction; a step that is done again has written it already.
     *
     * @throws IllegalStateException when there is another line of the same source
     */
    public void write(BillingLine line) {
        var before = find(line.source());
        if (before.isEmpty()) insert(line);
        else if (!before.get().equals(line))
            throw new IllegalStateException("there is a line of " + line.source() + " already, and not the same: "
                    + before.get().price() + " on " + before.get().date());
    }

    /** The lines of a month, oldest first. */
    public List<BillingLine> of(YearMonth month) {
        return database.sql("select * from billing_line where booked_on between :first and :last"
                        + " order by booked_on, recorded, source")
                .param("first", month.atDay(1))
                .param("last", month.atEndOfMonth())
                .query(BillingLines::line)
                .list();
    }

    private Optional<BillingLine> find(String source) {
        return database.sql("select * from billing_line where source = :source")
                .param("source", source)
                .query(BillingLines::line)
                .optional();
    }

    private void insert(BillingLine line) {
        database.sql("""
                        insert into billing_line (source, kind, booked_on, customer, project, installation, billable,
                            amount, currency, order_number, recorded)
                        values (:source, :kind, :date, :customer, :project, :installation, :billable,
                            :amount, :currency, :orderNumber, :recorded)""")
                .param("source", line.source())
                .param("kind", line.kind())
                .param("date", line.date())
                .param("customer", line.work().customer())
                .param("project", line.work().project())
                .param("installation", line.work().installation())
                .param("billable", line.work().billable())
                .param("amount", line.price().amount())
                .param("currency", line.price().currency().getCurrencyCode())
                .param("orderNumber", line.orderNumber())
                .param("recorded", Utc.of(clock.instant()))
                .update();
    }

    private static BillingLine line(ResultSet row, int number) throws SQLException {
        return new BillingLine(
                row.getString("source"),
                row.getString("kind"),
                row.getObject("booked_on", LocalDate.class),
                new Work(
                        row.getString("customer"),
                        row.getString("project"),
                        row.getString("installation"),
                        row.getBoolean("billable")),
                new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))),
                row.getString("order_number"));
    }
}
