package org.gaas.engine.repair;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gaas.engine.Excerpt;
import org.gaas.engine.FailedWork;
import org.gaas.engine.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The repairs and the steps that wait for them; always inside the caller's transaction. */
@Component
class Repairs implements FailedWork {
    private static final Duration WEEK = Duration.ofDays(7);

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
                        + " (id, open_cause, cause, place, reason, wanted, found, remedy, log, asked)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(id, cause.key(), cause.key(), cause.place(), cause.reason(), cause.wanted(), cause.found())
                .params(cause.remedy(), cause.log(), Utc.of(clock.instant()))
                .update();
        return new Open(id, true);
    }

    Cause causeOf(String repair) {
        return database.sql("select place, reason, wanted, found, remedy, log from engine_repair where id = ?")
                .param(repair)
                .query((row, i) -> new Cause(
                        row.getString("place"),
                        row.getString("reason"),
                        row.getString("wanted"),
                        row.getString("found"),
                        row.getString("remedy"),
                        row.getString("log")))
                .single();
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

    /** Until the transaction ends, nobody joins this repair. */
    void hold(String repair) {
        database.sql("select id from engine_repair where id = ? for update")
                .param(repair)
                .query(String.class)
                .optional();
    }

    /** A person chose this; a second one may still have to agree. */
    void decide(String repair, Decision decision, String by, Optional<String> why) {
        database.sql("update engine_repair set decision = ?, decided_by = ?, decided = ?, why = ? where id = ?")
                .params(decision.word(), by, Utc.of(clock.instant()))
                .params(why.filter(words -> decision == Decision.SKIP).orElse(null), repair)
                .update();
    }

    void agree(String repair, String by) {
        database.sql("update engine_repair set agreed_by = ? where id = ?")
                .params(by, repair)
                .update();
    }

    /** From now on nobody joins this repair; it is about these. */
    void close(String repair, List<Victim> victims) {
        var affected = victims.stream().map(Victim::businessKey).distinct().collect(Collectors.joining(", "));
        database.sql("update engine_repair set open_cause = null, affected = ? where id = ?")
                .params(Excerpt.start(2000, affected), repair)
                .update();
    }

    /** Nobody needs to decide any more. */
    void mended(String repair) {
        database.sql("update engine_repair set open_cause = null, decision = 'mended', decided = ? where id = ?")
                .params(Utc.of(clock.instant()), repair)
                .update();
    }

    /** What was decided about a repair, and by whom; nobody, when it was mended otherwise. */
    record Past(String decision, String by, Instant at, Optional<String> why) {}

    Optional<Past> decisionOf(String repair) {
        return database.sql("select decision, decided_by, decided, why from engine_repair"
                        + " where id = ? and decided is not null")
                .param(repair)
                .query((row, i) -> past(row))
                .optional();
    }

    /** The last decisions about the same cause at the same place of the last week, the newest first. */
    List<Past> decidedBefore(String repair) {
        return database.sql("select other.decision, other.decided_by, other.decided, other.why"
                        + " from engine_repair one join engine_repair other on other.cause = one.cause"
                        + " where one.id = ? and other.id <> one.id and other.decided is not null"
                        + " and one.cause <> '' and other.asked <= one.asked and other.decided > ?"
                        + " order by other.decided desc limit 3")
                .params(repair, Utc.of(clock.instant().minus(WEEK)))
                .query((row, i) -> past(row))
                .list();
    }

    private static Past past(ResultSet row) throws SQLException {
        return new Past(
                row.getString("decision"),
                Optional.ofNullable(row.getString("decided_by")).orElse(""),
                Utc.instant(row.getObject("decided", LocalDateTime.class)),
                Optional.ofNullable(row.getString("why")));
    }

    /** The repair that this process instance asks about. */
    Optional<String> askedIn(String instance) {
        return database.sql("select id from engine_repair where instance = ?")
                .param(instance)
                .query(String.class)
                .optional();
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

    @Override
    public Set<String> waitingFor(String cause) {
        return new TreeSet<>(
                database.sql("select v.business_key from engine_victim v join engine_repair r on r.id = v.repair"
                                + " where r.open_cause = ?")
                        .param(cause)
                        .query(String.class)
                        .list());
    }

    @Override
    public boolean isBack(String cause, Instant since) {
        return database.sql("select count(*) from engine_repair where cause = ? and open_cause is null and decided > ?")
                        .params(cause, Utc.of(since))
                        .query(Long.class)
                        .single()
                > 0;
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
