package org.gaas.billing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.gaas.billing.Quote.Answer;
import org.gaas.billing.Quote.State;
import org.gaas.engine.Money;
import org.gaas.engine.Utc;
import org.gaas.installations.ProjectName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Quotes and their lines in the database. */
@Component
class QuoteRows {
    private final JdbcClient database;

    QuoteRows(JdbcClient database) {
        this.database = database;
    }

    Optional<Quote> numbered(long number) {
        return database.sql("select * from billing_quote where number = ?")
                .param(number)
                .query(this::quote)
                .optional();
    }

    Optional<Quote> from(String source) {
        return database.sql("select * from billing_quote where source = ?")
                .param(source)
                .query(this::quote)
                .optional();
    }

    List<Quote> of(ProjectName project) {
        return database.sql("select * from billing_quote where project = ? order by number desc")
                .param(project.value())
                .query(this::quote)
                .list();
    }

    void add(
            String source,
            ProjectName project,
            String customer,
            List<QuoteLine> lines,
            List<Exclusion> exclusions,
            Instant offered,
            LocalDate until) {
        database.sql("insert into billing_quote (source, project, customer, offered, valid_until)"
                        + " values (?, ?, ?, ?, ?)")
                .params(source, project.value(), customer, Utc.of(offered), until)
                .update();
        var number = from(source).orElseThrow().number();
        for (var place = 0; place < lines.size(); place++) add(number, place, lines.get(place));
        for (var place = 0; place < exclusions.size(); place++)
            database.sql("insert into billing_quote_exclusion (quote, place, english, dutch) values (?, ?, ?, ?)")
                    .params(
                            number,
                            place,
                            exclusions.get(place).english(),
                            exclusions.get(place).dutch())
                    .update();
    }

    private void add(long quote, int place, QuoteLine line) {
        var price = line.price();
        database.sql("""
                        insert into billing_quote_line
                            (quote, place, kind, english, dutch, amount, currency, per, quantity)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        quote,
                        place,
                        price.kind(),
                        price.english(),
                        price.dutch(),
                        price.amount().amount(),
                        price.amount().currency().getCurrencyCode(),
                        price.per().name(),
                        line.quantity())
                .update();
    }

    /**
     * @return whether it was open until now
     */
    boolean answer(long number, Answer answer) {
        return database.sql("""
                        update billing_quote set state = ?, answered_by = ?, order_number = ?, reason = ?, answered = ?
                        where number = ? and state is null""")
                        .params(
                                answer.state().name(),
                                answer.by(),
                                answer.orderNumber(),
                                answer.reason(),
                                Utc.of(answer.at()),
                                number)
                        .update()
                == 1;
    }

    private List<QuoteLine> lines(long quote) {
        return database.sql("select * from billing_quote_line where quote = ? order by place")
                .param(quote)
                .query(QuoteRows::line)
                .list();
    }

    private List<Exclusion> exclusions(long quote) {
        return database.sql("select * from billing_quote_exclusion where quote = ? order by place")
                .param(quote)
                .query((row, n) -> new Exclusion(row.getString("english"), row.getString("dutch")))
                .list();
    }

    private Quote quote(ResultSet row, int n) throws SQLException {
        var number = row.getLong("number");
        return new Quote(
                number,
                row.getString("source"),
                new ProjectName(row.getString("project")),
                row.getString("customer"),
                lines(number),
                exclusions(number),
                Utc.instant(row.getObject("offered", LocalDateTime.class)),
                row.getObject("valid_until", LocalDate.class),
                answer(row));
    }

    private static Optional<Answer> answer(ResultSet row) throws SQLException {
        if (row.getString("state") == null) return Optional.empty();
        return Optional.of(new Answer(
                State.valueOf(row.getString("state")),
                row.getString("answered_by"),
                row.getString("order_number"),
                row.getString("reason"),
                Utc.instant(row.getObject("answered", LocalDateTime.class))));
    }

    private static QuoteLine line(ResultSet row, int n) throws SQLException {
        var amount = new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency")));
        return new QuoteLine(
                new Price(
                        row.getString("kind"),
                        row.getString("english"),
                        row.getString("dutch"),
                        amount,
                        Per.valueOf(row.getString("per"))),
                row.getInt("quantity"));
    }
}
