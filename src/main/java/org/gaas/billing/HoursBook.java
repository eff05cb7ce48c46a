package org.gaas.billing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.Utc;
import org.gaas.people.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All hours ever written. Has no way to change or remove an entry. Rates are not here: minutes stay what they are. */
@Component
public class HoursBook {
    private final JdbcClient database;
    private final Clock clock;

    public HoursBook(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Writes an entry in the caller's transaction.
     *
     * @throws org.springframework.dao.DuplicateKeyException the task has its hours already
     */
    public void write(HoursEntry entry) {
        database.sql("""
                        insert into billing_hours (task_id, worked_on, minutes, person, person_role, customer_name, project,
                            installation, process, instance, task, activity, note, billable, recorded)
                        values (:taskId, :workedOn, :minutes, :person, :role, :customer, :project,
                            :installation, :process, :instance, :task, :activity, :note, :billable, :recorded)""")
                .param("taskId", entry.taskId())
                .param("workedOn", entry.date())
                .param("minutes", entry.spent().minutes())
                .param("person", entry.person())
                .param("role", entry.role().map(Role::group).orElse(""))
                .param("customer", entry.work().customer())
                .param("project", entry.work().project())
                .param("installation", entry.work().installation())
                .param("process", entry.process())
                .param("instance", entry.instance())
                .param("task", entry.task())
                .param("activity", entry.activity().map(Activity::value).orElse(""))
                .param("note", entry.note().value())
                .param("billable", entry.work().billable())
                .param("recorded", Utc.of(clock.instant()))
                .update();
    }

    /** The entries of a month, oldest first. */
    public List<HoursEntry> of(YearMonth month) {
        return between(month.atDay(1), month.atEndOfMonth(), Optional.empty());
    }

    /** One person's entries of a month, oldest first. */
    public List<HoursEntry> of(YearMonth month, String person) {
        return between(month.atDay(1), month.atEndOfMonth(), Optional.of(person));
    }

    private List<HoursEntry> between(LocalDate first, LocalDate last, Optional<String> person) {
        return database.sql("select * from billing_hours where worked_on between :first and :last"
                        + person.map(one -> " and person = :person").orElse("")
                        + " order by worked_on, recorded, task_id")
                .param("first", first)
                .param("last", last)
                .param("person", person.orElse(""))
                .query(HoursBook::entry)
                .list();
    }

    private static HoursEntry entry(ResultSet row, int number) throws SQLException {
        return new HoursEntry(
                row.getString("task_id"),
                row.getObject("worked_on", LocalDate.class),
                new Spent(row.getInt("minutes")),
                row.getString("person"),
                Role.of(row.getString("person_role")),
                new Work(
                        row.getString("customer_name"),
                        row.getString("project"),
                        row.getString("installation"),
                        row.getBoolean("billable")),
                row.getString("process"),
                row.getString("instance"),
                row.getString("task"),
                Optional.of(row.getString("activity"))
                        .filter(word -> !word.isEmpty())
                        .map(Activity::new),
                new Note(row.getString("note")));
    }
}
