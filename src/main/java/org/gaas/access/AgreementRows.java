package org.gaas.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.Utc;
import org.gaas.installations.CustomerId;
import org.gaas.installations.ProjectName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** Agreements as rows, which nobody changes but to end them. */
final class AgreementRows {
    private final JdbcClient database;

    AgreementRows(JdbcClient database) {
        this.database = database;
    }

    long insert(Agreement agreement) {
        var key = new GeneratedKeyHolder();
        database.sql("insert into access_agreement"
                        + " (developer, customer, project, valid_from, valid_until, consent, made_by, made)"
                        + " values (:developer, :customer, :project, :from, :until, :consent, :by, :made)")
                .param("developer", agreement.developer())
                .param("customer", agreement.customer().map(CustomerId::value).orElse(null))
                .param("project", agreement.project().map(ProjectName::value).orElse(null))
                .param("from", agreement.from())
                .param("until", agreement.until())
                .param("consent", agreement.consent())
                .param("by", agreement.by())
                .param("made", Utc.of(agreement.made()))
                .update(key, "number");
        return key.getKey().longValue();
    }

    /** Whether this ended it, and nobody before. */
    boolean end(long number, Agreement.Ended end) {
        return database.sql("update access_agreement set ended = :at, ended_by = :by, ended_why = :why"
                                + " where number = :number and ended is null")
                        .param("at", Utc.of(end.at()))
                        .param("by", end.by())
                        .param("why", end.why())
                        .param("number", number)
                        .update()
                == 1;
    }

    Optional<Agreement> find(long number) {
        return database.sql("select * from access_agreement where number = :number")
                .param("number", number)
                .query(AgreementRows::agreement)
                .optional();
    }

    List<Agreement> all() {
        return database.sql("select * from access_agreement order by number")
                .query(AgreementRows::agreement)
                .list();
    }

    private static Agreement agreement(ResultSet row, int n) throws SQLException {
        return new Agreement(
                row.getLong("number"),
                row.getString("developer"),
                Optional.ofNullable(row.getString("customer")).map(CustomerId::new),
                Optional.ofNullable(row.getString("project")).map(ProjectName::new),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getString("consent"),
                row.getString("made_by"),
                Utc.instant(row.getObject("made", LocalDateTime.class)),
                ended(row));
    }

    private static Optional<Agreement.Ended> ended(ResultSet row) throws SQLException {
        var at = row.getObject("ended", LocalDateTime.class);
        if (at == null) return Optional.empty();
        return Optional.of(new Agreement.Ended(Utc.instant(at), row.getString("ended_by"), row.getString("ended_why")));
    }
}
