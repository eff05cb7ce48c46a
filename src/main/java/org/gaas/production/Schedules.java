package org.gaas.production;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.gaas.fleet.Environment;
import org.gaas.fleet.Environment.Interval;
import org.gaas.installations.Installation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is done again and again for an installation: stored here, done by whoever looks after data. */
@Component
public class Schedules {
    private final JdbcClient database;

    public Schedules(JdbcClient database) {
        this.database = database;
    }

    /**
     * @param kind {@code backup-code}, {@code backup-database} or {@code copy}, which brings production to acceptance
     * @param every daily, weekly or monthly
     */
    public record Row(String kind, String every, LocalDate since) {}

    /** The backups that the policy wants, and for acceptance a copy of production each month; begun already stays so. */
    void begin(Installation installation, Environment environment, LocalDate since) {
        backup(installation, "backup-code", environment.backup().code(), since);
        backup(installation, "backup-database", environment.backup().database(), since);
        if (environment.data() == Environment.DataKind.COPY) add(installation, "copy", "monthly", since);
    }

    /** Nothing more is done after this day. */
    void end(Installation installation, LocalDate until) {
        database.sql("update production_schedule set until = ? where installation = ? and until is null")
                .params(until, installation.number())
                .update();
    }

    /** What is done for an installation now. */
    public List<Row> of(Installation installation) {
        return database.sql("select kind, every, since from production_schedule"
                        + " where installation = ? and until is null order by kind")
                .param(installation.number())
                .query((row, n) ->
                        new Row(row.getString("kind"), row.getString("every"), row.getObject("since", LocalDate.class)))
                .list();
    }

    private void backup(Installation installation, String kind, Interval every, LocalDate since) {
        if (every != Interval.NONE) add(installation, kind, every.name().toLowerCase(Locale.ROOT), since);
    }

    private void add(Installation installation, String kind, String every, LocalDate since) {
        if (of(installation).stream().anyMatch(row -> row.kind().equals(kind))) return;
        database.sql("insert into production_schedule (installation, kind, every, since) values (?, ?, ?, ?)")
                .params(installation.number(), kind, every, since)
                .update();
    }
}
