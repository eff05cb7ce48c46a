package org.gaas.tasks;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On whose behalf tasks were taken over or answered. Joins the caller's transaction. */
@Component
class BehalfRows {
    private final JdbcClient database;

    BehalfRows(JdbcClient database) {
        this.database = database;
    }

    void add(String task, String instance, String definition, String person, String behalf) {
        database.sql("delete from task_behalf where task = ?").param(task).update();
        database.sql("insert into task_behalf (task, instance, definition, person, behalf) values (?, ?, ?, ?, ?)")
                .params(task, instance, definition, person, behalf)
                .update();
    }

    Optional<String> of(String task, String person) {
        return database.sql("select behalf from task_behalf where task = ? and person = ?")
                .params(task, person)
                .query(String.class)
                .optional();
    }

    /** For whom the tasks of a process instance were answered, by the engine's id of the task. */
    Map<String, String> answered(String instance) {
        return database
                .sql("select task, behalf from task_behalf where instance = ? and definition <> ''")
                .param(instance)
                .query((row, i) -> Map.entry(row.getString("task"), row.getString("behalf")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** For whom a person answered this task of a process instance, the one with this id in its diagram. */
    List<String> in(String instance, String definition, String person) {
        return database.sql("select behalf from task_behalf where instance = ? and definition = ? and person = ?")
                .params(instance, definition, person)
                .query(String.class)
                .list();
    }
}
