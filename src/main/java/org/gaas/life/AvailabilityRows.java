package org.gaas.life;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of changed availabilities. All changes may be repeated. */
@Component
class AvailabilityRows {
    private final JdbcClient database;

    AvailabilityRows(JdbcClient database) {
        this.database = database;
    }

    /** Takes a production for one process; for another one at the same time, the database refuses. */
    void insert(
            String process,
            long production,
            String before,
            AvailabilityRequest request,
            LocalDate since,
            String requester,
            Instant now) {
        database.sql("insert into life_availability (process, production, held, before_it, availability, since, reason,"
                        + " requester, requested) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(List.of(
                        process,
                        production,
                        production,
                        before,
                        request.availability(),
                        since,
                        request.reason(),
                        requester,
                        Utc.of(now)))
                .update();
    }

    Optional<AvailabilityChange> of(String process) {
        return database.sql("select * from life_availability where process = ?")
                .param(process)
                .query(AvailabilityRows::change)
                .optional();
    }

    AvailabilityChange numbered(long number) {
        return database.sql("select * from life_availability where number = ?")
                .param(number)
                .query(AvailabilityRows::change)
                .single();
    }

    void heard(long number, String words, String accepted) {
        database.sql("update life_availability set reason = ?, accepted = ? where number = ?")
                .params(words, accepted, number)
                .update();
    }

    /** The one that is decided, or waits for its day. */
    Optional<AvailabilityChange> running(long production) {
        return database.sql("select * from life_availability where held = ?")
                .param(production)
                .query(AvailabilityRows::change)
                .optional();
    }

    /** The last that became so. */
    Optional<AvailabilityChange> last(long production) {
        return database
                .sql("select * from life_availability where production = ? and changed is not null"
                        + " order by number desc")
                .param(production)
                .query(AvailabilityRows::change)
                .list()
                .stream()
                .findFirst();
    }

    void change(long number, Instant now) {
        database.sql("update life_availability set changed = ?, held = null where number = ? and changed is null")
                .params(Utc.of(now), number)
                .update();
    }

    void keep(long number) {
        database.sql("update life_availability set held = null where number = ?")
                .param(number)
                .update();
    }

    private static AvailabilityChange change(ResultSet row, int n) throws SQLException {
        return new AvailabilityChange(
                row.getLong("number"),
                row.getString("process"),
                row.getLong("production"),
                row.getString("before_it"),
                row.getString("availability"),
                row.getObject("since", LocalDate.class),
                row.getString("reason"),
                row.getString("requester"),
                Optional.ofNullable(row.getString("accepted")),
                Optional.ofNullable(row.getObject("changed", LocalDateTime.class))
                        .map(Utc::instant));
    }
}
