package org.gaas.tasks;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.gaas.engine.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which tasks are parked, and which were. Joins the caller's transaction. */
@Component
class ParkedRows {
    private final JdbcClient database;
    private final Clock clock;

    ParkedRows(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param name what the task was called before
     * @param left the working time that was left; empty when it had no date
     * @param returned when it came back; empty: it is parked
     */
    record Row(String task, String name, Parked parked, Optional<Duration> left, Optional<Instant> returned) {}

    /** By task. */
    Map<String, Row> all() {
        return database.sql("select * from task_parking").query(ParkedRows::row).list().stream()
                .collect(toMap(Row::task, row -> row));
    }

    /** Held until the transaction ends; empty when it is not parked, or not any more. */
    Optional<Row> hold(String task) {
        return database.sql("select * from task_parking where task = ? and returned is null for update")
                .param(task)
                .query(ParkedRows::row)
                .optional();
    }

    void add(String task, String name, Parked parked, Optional<Duration> left) {
        database.sql("delete from task_parking where task = ?").param(task).update();
        database.sql("insert into task_parking (task, name, until_day, waits_for, parked_by, left_seconds)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(task, name, parked.until(), parked.waitsFor(), parked.by())
                .param(left.map(Duration::toSeconds).orElse(null))
                .update();
    }

    void returned(String task) {
        database.sql("update task_parking set returned = ? where task = ?")
                .params(Utc.of(clock.instant()), task)
                .update();
    }

    private static Row row(ResultSet row, int i) throws SQLException {
        return new Row(
                row.getString("task"),
                row.getString("name"),
                new Parked(
                        row.getObject("until_day", LocalDate.class),
                        row.getString("waits_for"),
                        row.getString("parked_by")),
                Optional.ofNullable(row.getObject("left_seconds", Long.class)).map(Duration::ofSeconds),
                Optional.ofNullable(row.getObject("returned", LocalDateTime.class))
                        .map(Utc::instant));
    }
}
