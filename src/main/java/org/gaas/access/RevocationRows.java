package org.gaas.access;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.Utc;
import org.gaas.fleet.EnvironmentName;
import org.gaas.installations.ProjectName;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was taken back, as rows that stay. */
final class RevocationRows {
    private final JdbcClient database;

    RevocationRows(JdbcClient database) {
        this.database = database;
    }

    void insert(Revocation one) {
        database.sql("insert into access_revocation (developer, project, environment, revoked, revoked_by, why)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(one.developer(), one.project().map(ProjectName::value).orElse(null))
                .params(one.environment().map(EnvironmentName::value).orElse(null), Utc.of(one.at()))
                .params(one.by(), one.why())
                .update();
    }

    List<Revocation> all() {
        return database.sql("select * from access_revocation order by number")
                .query((row, n) -> new Revocation(
                        row.getLong("number"),
                        row.getString("developer"),
                        Optional.ofNullable(row.getString("project")).map(ProjectName::new),
                        Optional.ofNullable(row.getString("environment")).map(EnvironmentName::new),
                        Utc.instant(row.getObject("revoked", LocalDateTime.class)),
                        row.getString("revoked_by"),
                        row.getString("why")))
                .list();
    }
}
