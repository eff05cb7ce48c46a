package org.gaas.engine.repair;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The repairs and the steps that wait for them; always inside the caller's transaction. */
@Component
class Repairs {
    private final JdbcClient database;
    private final Clock clock;

    Repairs(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** An open repair, held until the transaction ends; {@code fresh} when nobody was asked yet. */
    record Open(String id, boolean fresh) {}

    /** The open repair of this cause, a new one when there is none; others wait until the transaction ends. */
    Open openFor(Cause cause) {
        database.sql("update engine_gate set passed = passed + 1").update();
        var known = database.sql("select id from engine_repair where open_cause = ? for update")
                .param(cause.key())
                .query(String.class)
                .optional();
        if (known.isPresent()) return new Open(known.get(), false);
        var id = UUID.randomUUID().toString();
        database.sql("insert into engine_repair"
                        + " (id, open_cause, place, reason, wanted, found, remedy, log, opened)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(id, cause.key(), cause.place(), cause.reason(), cause.wanted(), cause.found())
                .params(cause.remedy(), cause.log(), Timestamp.from(clock.instant()))
                .update();
        return new Open(id, true);
    }

    void askedIn(String repair, String instance) {
        database.sql("update engine_repair set instance = ? where id = ?")
                .params(instance, repair)
                .update();
    }

    void add(String repair, Victim victim) {
        forget(victim.incidentOf());
        database.sql("insert into engine_victim (incident_of, repair, kind, instance, root_instance, process,"
                        + " activity, label, business_key, skip_leaves) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(victim.incidentOf(), repair, victim.kind().name(), victim.instance(), victim.rootInstance())
                .params(victim.process(), victim.activity(), victim.label(), victim.businessKey())
                .param(victim.skipLeaves().orElse(null))
                .update();
    }

    /** The step waits no more. Answers the repair that has nobody left and whose question is still open. */
    Optional<String> forget(String incidentOf) {
        var repair = database.sql("select repair from engine_victim where incident_of = ?")
                .param(incidentOf)
                .query(String.class)
                .optional();
        if (repair.isEmpty()) return Optional.empty();
        database.sql("delete from engine_victim where incident_of = ?")
                .param(incidentOf)
                .update();
        return repair.filter(id -> victimsOf(id).isEmpty()).filter(this::isOpen);
    }

    private boolean isOpen(String repair) {
        return database.sql("select count(*) from engine_repair where id = ? and open_cause is not null")
                        .param(repair)
                        .query(Long.class)
                        .single()
                == 1;
    }

    /** From now on nobody joins this repair. */
    void close(String repair, Optional<Decision> decision) {
        database.sql("update engine_repair set open_cause = null, decision = ? where id = ?")
                .params(decision.map(Decision::word).orElse("mended"), repair)
                .update();
    }

    Optional<String> instanceOf(String repair) {
        return database.sql("select instance from engine_repair where id = ? and instance is not null")
                .param(repair)
                .query(String.class)
                .optional();
    }

    List<Victim> victimsOf(String repair) {
        return database.sql("select * from engine_victim where repair = ? order by business_key, incident_of")
                .param(repair)
                .query((row, i) -> victim(row))
                .list();
    }

    private static Victim victim(ResultSet row) throws SQLException {
        return new Victim(
                row.getString("incident_of"),
                Victim.Kind.valueOf(row.getString("kind")),
                row.getString("instance"),
                row.getString("root_instance"),
                row.getString("process"),
                row.getString("activity"),
                row.getString("label"),
                row.getString("business_key"),
                Optional.ofNullable(row.getString("skip_leaves")));
    }
}
