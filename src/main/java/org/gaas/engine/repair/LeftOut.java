package org.gaas.engine.repair;

import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers which steps were not done because a person decided to leave them out; the engine forgets that. */
@Component
public class LeftOut {
    private final JdbcClient database;
    private final HistoryService history;

    LeftOut(JdbcClient database, HistoryService history) {
        this.database = database;
        this.history = history;
    }

    /** The step is about to be passed over, this time: a process may come to it again. */
    void note(Victim victim, String person, String why) {
        var times = history.createHistoricActivityInstanceQuery()
                .processInstanceId(victim.instance())
                .activityId(victim.activity())
                .finished()
                .count();
        database.sql("delete from engine_left_out where instance = ? and activity = ? and occurrence = ?")
                .params(victim.instance(), victim.activity(), times)
                .update();
        database.sql("insert into engine_left_out (instance, activity, occurrence, person, why) values (?, ?, ?, ?, ?)")
                .params(victim.instance(), victim.activity(), times, person, why)
                .update();
    }

    /** For people: who left out which step, and why; by {@link #key}. */
    public Map<String, String> in(String instance) {
        return database
                .sql("select activity, occurrence, person, why from engine_left_out where instance = ?")
                .param(instance)
                .query((row, i) -> Map.entry(
                        key(row.getString("activity"), row.getLong("occurrence")),
                        "left out by " + row.getString("person") + ": " + row.getString("why")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * @param occurrence how often the process had passed the step before
     */
    public static String key(String activity, long occurrence) {
        return activity + " " + occurrence;
    }
}
