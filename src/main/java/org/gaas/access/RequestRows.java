package org.gaas.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gaas.engine.Utc;
import org.gaas.fleet.EnvironmentName;
import org.gaas.installations.ProjectName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** What was asked for, as rows: what was decided about it is added, nothing else changes. */
final class RequestRows {
    private final JdbcClient database;

    RequestRows(JdbcClient database) {
        this.database = database;
    }

    long insert(AccessRequest request) {
        var key = new GeneratedKeyHolder();
        database.sql("insert into access_request"
                        + " (instance, developer, environment, asked_by, asked, why, good_until, emergency)"
                        + " values (:instance, :developer, :environment, :by, :asked, :why, :until, :emergency)")
                .param("instance", request.process())
                .param("developer", request.developer())
                .param("environment", request.environment().value())
                .param("by", request.by())
                .param("asked", Utc.of(request.asked()))
                .param("why", request.why())
                .param("until", Utc.of(request.until()))
                .param("emergency", request.emergency())
                .update(key, "number");
        var number = key.getKey().longValue();
        request.agreements().forEach((project, agreement) -> database.sql(
                        "insert into access_request_project (request, project, agreement) values (?, ?, ?)")
                .params(number, project.value(), agreement)
                .update());
        return number;
    }

    Optional<AccessRequest> of(String process) {
        return database.sql("select * from access_request where instance = ?")
                .param(process)
                .query(this::request)
                .optional();
    }

    Optional<AccessRequest> find(long number) {
        return database.sql("select * from access_request where number = ?")
                .param(number)
                .query(this::request)
                .optional();
    }

    void approved(long number, String by, Optional<Instant> shortened) {
        database.sql("update access_request set approved_by = ?, shortened = ? where number = ?")
                .params(by, shortened.map(Utc::of).orElse(null), number)
                .update();
    }

    void consented(long number, String consent, String by) {
        database.sql("update access_request set consent = ?, consent_by = ? where number = ?")
                .params(consent, by, number)
                .update();
    }

    void lookedAt(long number, String by, Optional<String> note) {
        database.sql("update access_request set looked_by = ?, look_note = ? where number = ?")
                .params(by, note.orElse(null), number)
                .update();
    }

    private AccessRequest request(ResultSet row, int n) throws SQLException {
        var number = row.getLong("number");
        return new AccessRequest(
                number,
                row.getString("instance"),
                row.getString("developer"),
                new EnvironmentName(row.getString("environment")),
                agreements(number),
                row.getString("asked_by"),
                moment(row, "asked").orElseThrow(),
                row.getString("why"),
                moment(row, "good_until").orElseThrow(),
                row.getBoolean("emergency"),
                new AccessRequest.Approval(
                        Optional.ofNullable(row.getString("approved_by")),
                        moment(row, "shortened"),
                        Optional.ofNullable(row.getString("consent")),
                        Optional.ofNullable(row.getString("consent_by")),
                        Optional.ofNullable(row.getString("looked_by")),
                        Optional.ofNullable(row.getString("look_note"))));
    }

    private Map<ProjectName, Long> agreements(long number) {
        var agreements = new HashMap<ProjectName, Long>();
        database.sql("select project, agreement from access_request_project where request = ?")
                .param(number)
                .query(row -> {
                    agreements.put(new ProjectName(row.getString("project")), row.getLong("agreement"));
                });
        return agreements;
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDateTime.class)).map(Utc::instant);
    }
}
