package org.gaas.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.Utc;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** Who stands in for whom, as it is stored; days are those of the office. Joins the caller's transaction. */
@Component
class StandInRows {
    /** As long as an approval counts: whoever stood in within this time is not a second person. */
    private static final int A_WHILE = 14;

    private final JdbcClient database;
    private final Clock clock;
    private final ZoneId zone;

    StandInRows(JdbcClient database, Clock clock, @Value("${gaas.zone:Europe/Amsterdam}") ZoneId zone) {
        this.database = database;
        this.clock = clock;
        this.zone = zone;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** Those whom a person stands in for today. */
    List<String> absentFor(String person) {
        return database.sql("select absent from task_standin where person = ? and ended is null"
                        + " and from_day <= ? and until_day >= ? order by absent")
                .params(person, today(), today())
                .query(String.class)
                .list();
    }

    /** Those who stand in for a person today. */
    List<String> insteadOf(String absent) {
        return database.sql("select person from task_standin where absent = ? and ended is null"
                        + " and from_day <= ? and until_day >= ? order by person")
                .params(absent, today(), today())
                .query(String.class)
                .list();
    }

    /** Whether one of them stands in for the other, or did a short while ago. */
    boolean arePair(String one, String other) {
        var since = today().minusDays(A_WHILE);
        return database.sql("select count(*) from task_standin where from_day <= ? and until_day >= ?"
                                + " and (ended is null or ended >= ?)"
                                + " and ((lower(absent) = lower(?) and lower(person) = lower(?))"
                                + " or (lower(absent) = lower(?) and lower(person) = lower(?)))")
                        .params(today(), since, Utc.of(since.atStartOfDay(zone).toInstant()))
                        .params(one, other, other, one)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Those that last still, or will begin. */
    List<StandIn> all() {
        return database.sql("select * from task_standin where ended is null and until_day >= ?"
                        + " order by from_day, number")
                .param(today())
                .query(StandInRows::read)
                .list();
    }

    Optional<StandIn> find(long number) {
        return all().stream().filter(one -> one.number() == number).findFirst();
    }

    StandIn add(String absent, String person, LocalDate from, LocalDate until, String by) {
        var key = new GeneratedKeyHolder();
        database.sql("insert into task_standin (absent, person, from_day, until_day, said_by) values (?, ?, ?, ?, ?)")
                .params(absent, person, from, until, by)
                .update(key, "number");
        return find(key.getKey().longValue()).orElseThrow();
    }

    void end(long number) {
        database.sql("update task_standin set ended = ? where number = ?")
                .params(Utc.of(clock.instant()), number)
                .update();
    }

    private static StandIn read(ResultSet row, int i) throws SQLException {
        return new StandIn(
                row.getLong("number"),
                row.getString("absent"),
                row.getString("person"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getString("said_by"));
    }
}
