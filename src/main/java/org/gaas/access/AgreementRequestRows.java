package org.gaas.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.gaas.engine.Utc;
import org.gaas.installations.CustomerId;
import org.gaas.installations.ProjectName;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Agreements that were asked for, as rows: what became of them is added, nothing else changes. */
final class AgreementRequestRows {
    private final JdbcClient database;

    AgreementRequestRows(JdbcClient database) {
        this.database = database;
    }

    /** While the same is asked already, the database refuses. */
    void insert(AgreementRequest request) {
        var wanted = request.wanted();
        database.sql("insert into access_agreement_request"
                        + " (instance, held, developer, customer, project, valid_from, valid_until, asked_by, asked)"
                        + " values (:instance, :held, :developer, :customer, :project, :from, :until, :by, :asked)")
                .param("instance", request.process())
                .param("held", AgreementRequest.held(wanted.developer(), wanted.about()))
                .param("developer", wanted.developer())
                .param("customer", wanted.customer().map(CustomerId::value).orElse(null))
                .param("project", wanted.project().map(ProjectName::value).orElse(null))
                .param("from", wanted.from())
                .param("until", wanted.until())
                .param("by", request.by())
                .param("asked", Utc.of(request.asked()))
                .update();
    }

    Optional<AgreementRequest> of(String process) {
        return database.sql("select * from access_agreement_request where instance = ?")
                .param(process)
                .query(AgreementRequestRows::request)
                .optional();
    }

    /** The one that is not answered yet. */
    Optional<AgreementRequest> held(String developer, String about) {
        return database.sql("select * from access_agreement_request where held = ?")
                .param(AgreementRequest.held(developer, about))
                .query(AgreementRequestRows::request)
                .optional();
    }

    void answered(long number, String said, Optional<String> refused) {
        database.sql("update access_agreement_request set said = ?, refused = ? where number = ?")
                .params(said, refused.orElse(null), number)
                .update();
    }

    void made(long number, long agreement) {
        database.sql("update access_agreement_request set agreement = ?, held = null where number = ?")
                .params(agreement, number)
                .update();
    }

    /** Nothing comes of it any more. */
    void close(long number) {
        database.sql("update access_agreement_request set held = null where number = ?")
                .param(number)
                .update();
    }

    private static AgreementRequest request(ResultSet row, int n) throws SQLException {
        return new AgreementRequest(
                row.getLong("number"),
                row.getString("instance"),
                new Agreement(
                        0,
                        row.getString("developer"),
                        Optional.ofNullable(row.getString("customer")).map(CustomerId::new),
                        Optional.ofNullable(row.getString("project")).map(ProjectName::new),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class),
                        AgreementRequest.NOBODY_YET,
                        row.getString("asked_by"),
                        Utc.instant(row.getObject("asked", LocalDateTime.class)),
                        Optional.empty()),
                Optional.ofNullable(row.getString("said")),
                Optional.ofNullable(row.getString("refused")),
                Optional.ofNullable(row.getObject("agreement", Long.class)));
    }
}
