package org.gaas.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.Utc;
import org.gaas.installations.CustomerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** Reviews as rows; what was answered is added. */
final class ReviewRows {
    private final JdbcClient database;

    ReviewRows(JdbcClient database) {
        this.database = database;
    }

    /** Without a process yet. */
    long insert(Optional<CustomerId> customer, Instant opened, Instant until, List<Review.Line> lines) {
        var key = new GeneratedKeyHolder();
        database.sql("insert into access_review (customer, instance, opened, good_until)"
                        + " values (:customer, :instance, :opened, :until)")
                .param("customer", customer.map(CustomerId::value).orElse(null))
                .param("instance", "new:" + customer.map(CustomerId::value).orElse("") + opened)
                .param("opened", Utc.of(opened))
                .param("until", Utc.of(until))
                .update(key, "number");
        var number = key.getKey().longValue();
        for (var line : lines)
            database.sql("insert into access_review_line (review, line, kind, number, developer, words, kept)"
                            + " values (?, ?, ?, ?, ?, ?, ?)")
                    .params(number, line.line(), line.kind().name(), line.number())
                    .params(line.developer(), line.words(), line.kept())
                    .update();
        return number;
    }

    void seenToBy(long number, String process) {
        database.sql("update access_review set instance = ? where number = ?")
                .params(process, number)
                .update();
    }

    void answered(long number, String by, String consent, Collection<Integer> kept) {
        database.sql("update access_review set answered_by = ?, consent = ? where number = ?")
                .params(by, consent, number)
                .update();
        for (var line : kept)
            database.sql("update access_review_line set kept = true where review = ? and line = ?")
                    .params(number, line)
                    .update();
    }

    Optional<Review> find(long number) {
        return database.sql("select * from access_review where number = ?")
                .param(number)
                .query(this::review)
                .optional();
    }

    Optional<Review> of(String process) {
        return database.sql("select * from access_review where instance = ?")
                .param(process)
                .query(this::review)
                .optional();
    }

    /** The last of each customer. */
    List<Review> last() {
        return database.sql("select * from access_review where number in"
                        + " (select max(number) from access_review group by customer)")
                .query(this::review)
                .list();
    }

    private Review review(ResultSet row, int n) throws SQLException {
        var number = row.getLong("number");
        return new Review(
                number,
                Optional.ofNullable(row.getString("customer")).map(CustomerId::new),
                row.getString("instance"),
                Utc.instant(row.getObject("good_until", LocalDateTime.class)),
                Optional.ofNullable(row.getString("answered_by")),
                database.sql("select * from access_review_line where review = ? order by line")
                        .param(number)
                        .query((line, m) -> new Review.Line(
                                line.getInt("line"),
                                Review.Kind.valueOf(line.getString("kind")),
                                line.getLong("number"),
                                line.getString("developer"),
                                line.getString("words"),
                                line.getBoolean("kept")))
                        .list());
    }
}
