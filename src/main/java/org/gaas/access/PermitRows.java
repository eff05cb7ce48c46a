package org.gaas.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gaas.engine.Utc;
import org.gaas.fleet.Environment.Rights;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.IpRange;
import org.gaas.installations.ProjectName;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Permits as rows, which nobody changes but to end them. */
final class PermitRows {
    private final JdbcClient database;

    PermitRows(JdbcClient database) {
        this.database = database;
    }

    /** Once for each request and project: a step that is repeated gives nothing twice. */
    void insert(Permit permit) {
        var known = database.sql("select count(*) from access_permit where request = ? and project = ?")
                .params(permit.request(), permit.project().value())
                .query(Long.class)
                .single();
        if (known > 0) return;
        database.sql("insert into access_permit (request, developer, project, environment, agreement, rights, ranges,"
                        + " made, good_until, emergency) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(permit.request(), permit.developer(), permit.project().value())
                .params(
                        permit.environment().value(),
                        permit.agreement(),
                        permit.rights().name())
                .params(permit.ranges().stream().map(IpRange::toString).collect(Collectors.joining(" ")))
                .params(Utc.of(permit.made()), Utc.of(permit.until()), permit.emergency())
                .update();
    }

    /** Whether this ended it, and nobody before. */
    boolean end(long number, Instant at, String by, String why) {
        return database.sql("update access_permit set ended = ?, ended_by = ?, ended_why = ?"
                                + " where number = ? and ended is null")
                        .params(Utc.of(at), by, why, number)
                        .update()
                == 1;
    }

    /** Those that count at this moment. */
    List<Permit> holding(Instant now) {
        return database.sql("select * from access_permit where ended is null and good_until > ? order by number")
                .param(Utc.of(now))
                .query(PermitRows::permit)
                .list();
    }

    List<Permit> of(long request) {
        return database.sql("select * from access_permit where request = ? order by number")
                .param(request)
                .query(PermitRows::permit)
                .list();
    }

    private static Permit permit(ResultSet row, int n) throws SQLException {
        return new Permit(
                row.getLong("number"),
                row.getLong("request"),
                row.getString("developer"),
                new ProjectName(row.getString("project")),
                new EnvironmentName(row.getString("environment")),
                row.getLong("agreement"),
                Rights.valueOf(row.getString("rights")),
                Arrays.stream(row.getString("ranges").split(" "))
                        .filter(range -> !range.isEmpty())
                        .map(IpRange::of)
                        .toList(),
                Utc.instant(row.getObject("made", LocalDateTime.class)),
                Utc.instant(row.getObject("good_until", LocalDateTime.class)),
                row.getBoolean("emergency"),
                Optional.ofNullable(row.getObject("ended", LocalDateTime.class)).map(Utc::instant));
    }
}
