package org.gaas.engine.longsteps;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gaas.engine.Excerpt;
import org.gaas.engine.Progress;
import org.gaas.engine.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the long steps are, for everybody who asks; written at most once a second for each. */
@Component
public class StoredProgress {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final JdbcClient database;
    private final Clock clock;
    private final Map<String, Instant> written = new ConcurrentHashMap<>();

    StoredProgress(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void say(String task, Progress.Running progress) {
        var now = clock.instant();
        var last = written.get(task);
        if (last != null && Duration.between(last, now).compareTo(SECOND) < 0) return;
        written.put(task, now);
        var row =
                new Object[] {progress.done(), progress.total(), Excerpt.start(500, progress.text()), Utc.of(now), task
                };
        var known = database.sql("update engine_progress set done = ?, total = ?, said = ?, said_at = ? where task = ?")
                .params(row)
                .update();
        if (known == 0)
            database.sql("insert into engine_progress (done, total, said, said_at, task) values (?, ?, ?, ?, ?)")
                    .params(row)
                    .update();
    }

    void forget(String task) {
        written.remove(task);
        database.sql("delete from engine_progress where task = ?").param(task).update();
    }

    /** How far the external task is; empty when it said nothing yet. */
    public Optional<Progress.Running> of(String task) {
        return database.sql("select done, total, said from engine_progress where task = ?")
                .param(task)
                .query((row, i) ->
                        new Progress.Running(row.getLong("done"), row.getLong("total"), row.getString("said")))
                .optional();
    }
}
