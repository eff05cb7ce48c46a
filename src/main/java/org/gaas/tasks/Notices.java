package org.gaas.tasks;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.gaas.engine.Utc;
import org.gaas.tasks.TaskLate.Kind;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was told about tasks that are late. Joins the caller's transaction. */
@Component
class Notices {
    private final JdbcClient database;
    private final Clock clock;

    Notices(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param person to whom: of a deputy the name, else the group
     */
    record Notice(Kind kind, Instant told, String person) {}

    /** By task. */
    Map<String, Map<Kind, Notice>> all() {
        record Row(String task, Notice notice) {}
        return database
                .sql("select task, kind, told, person from task_notice")
                .query((row, i) -> new Row(
                        row.getString("task"),
                        new Notice(
                                Kind.valueOf(row.getString("kind")),
                                Utc.instant(row.getObject("told", LocalDateTime.class)),
                                row.getString("person"))))
                .list()
                .stream()
                .collect(groupingBy(Row::task, toMap(row -> row.notice().kind(), Row::notice)));
    }

    /** Whether this is the first time; a desk that is about to say the same waits here. */
    boolean isFirst(String task, Kind kind, String person) {
        try {
            database.sql("insert into task_notice (task, kind, told, person) values (?, ?, ?, ?)")
                    .params(List.of(task, kind.name(), Utc.of(clock.instant()), person))
                    .update();
            return true;
        } catch (DuplicateKeyException told) {
            return false;
        }
    }

    /** The task has another date: what was told was about the one before. */
    void forget(String task) {
        database.sql("delete from task_notice where task = ?").param(task).update();
    }

    /** Of tasks that are not open any more. One by one: the engine's tables may hold their letters in another order. */
    void clean() {
        for (var table : List.of("task_notice", "task_parking"))
            database.sql("select distinct task from " + table).query(String.class).list().stream()
                    .filter(task -> !isOpen(task))
                    .forEach(task -> database.sql("delete from " + table + " where task = ?")
                            .param(task)
                            .update());
    }

    private boolean isOpen(String task) {
        return database.sql("select count(*) from ACT_RU_TASK where ID_ = ?")
                        .param(task)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
