package org.gaas.billing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.Money;
import org.gaas.installations.ProjectName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Fees, each begun once by an accepted quote and ended once. */
@Component
public class Fees {
    private final JdbcClient database;

    public Fees(JdbcClient database) {
        this.database = database;
    }

    /**
     * All that a quote offers by month or by year is to be paid from this day on; a step that is done again changes
     * nothing.
     *
     * @throws IllegalStateException the quote was not accepted: a mistake in the order of steps
     */
    public void begin(Quote quote, LocalDate since) {
        if (quote.answer()
                .filter(answer -> answer.state() == Quote.State.ACCEPTED)
                .isEmpty()) throw new IllegalStateException("quote " + quote.number() + " was not accepted");
        for (var line : quote.lines()) {
            var source = "quote:" + quote.number() + ":" + line.price().kind();
            if (line.price().per() == Per.ONCE || from(source).isPresent()) continue;
            database.sql("insert into billing_fee (source, project, customer, kind, text, amount, currency, per, since)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(Arrays.asList(
                            source,
                            quote.project().value(),
                            quote.customer(),
                            line.price().kind(),
                            line.price().english(),
                            line.total().amount(),
                            line.total().currency().getCurrencyCode(),
                            line.price().per().name(),
                            since))
                    .update();
        }
    }

    /** Nothing of a project is to be paid after this day any more; what ended before stays so. */
    public void end(ProjectName project, LocalDate until) {
        database.sql("update billing_fee set until = ? where project = ? and until is null")
                .params(until, project.value())
                .update();
    }

    /** One thing of a project is not to be paid after this day any more; what ended before stays so. */
    public void end(ProjectName project, String kind, LocalDate until) {
        database.sql("update billing_fee set until = ? where project = ? and kind = ? and until is null")
                .params(until, project.value(), kind)
                .update();
    }

    /** Nothing of a project that began on this day or later is to be paid: nothing came of it. */
    public void strike(ProjectName project, LocalDate since) {
        database.sql("delete from billing_fee where project = ? and since >= ?")
                .params(project.value(), since)
                .update();
    }

    /** Of a project, as they began. */
    public List<Fee> of(ProjectName project) {
        return database.sql("select * from billing_fee where project = ? order by since, source")
                .param(project.value())
                .query(Fees::fee)
                .list();
    }

    private Optional<Fee> from(String source) {
        return database.sql("select * from billing_fee where source = ?")
                .param(source)
                .query(Fees::fee)
                .optional();
    }

    private static Fee fee(ResultSet row, int n) throws SQLException {
        return new Fee(
                row.getString("source"),
                new ProjectName(row.getString("project")),
                row.getString("customer"),
                row.getString("kind"),
                row.getString("text"),
                new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))),
                Per.valueOf(row.getString("per")),
                row.getObject("since", LocalDate.class),
                Optional.ofNullable(row.getObject("until", LocalDate.class)));
    }
}
