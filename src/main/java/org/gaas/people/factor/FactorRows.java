package org.gaas.people.factor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.gaas.engine.Utc;
import org.gaas.people.factor.Factor.State;
import org.gaas.secrets.Seal.Sealed;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of second factors. What decides is done in one statement each, so that several nodes may do it at once. */
final class FactorRows {
    private final JdbcClient database;

    FactorRows(JdbcClient database) {
        this.database = database;
    }

    Optional<Factor> find(String person, State state) {
        return database.sql("select * from second_factor where person = ? and state = ?")
                .params(person, state.name())
                .query(FactorRows::factor)
                .optional();
    }

    void offer(Factor factor) {
        forget(factor.person(), State.OFFERED);
        database.sql("insert into second_factor (id, person, state, master, sealed, made) values (?, ?, ?, ?, ?, ?)")
                .params(
                        factor.id(),
                        factor.person(),
                        factor.state().name(),
                        factor.sealed().master(),
                        factor.sealed().bytes())
                .param(Utc.of(factor.made()))
                .update();
    }

    void become(Factor factor, State state) {
        database.sql("update second_factor set state = ? where id = ?")
                .params(state.name(), factor.id())
                .update();
    }

    /** With its recovery codes; what was proven by it counts no more. */
    boolean forget(String person, State state) {
        for (var table : new String[] {"second_factor_recovery", "second_factor_proof"})
            database.sql("delete from " + table
                            + " where factor in (select id from second_factor where person = ? and state = ?)")
                    .params(person, state.name())
                    .update();
        return database.sql("delete from second_factor where person = ? and state = ?")
                        .params(person, state.name())
                        .update()
                > 0;
    }

    /**
     * Counts a try before anybody looks whether it is right, so that many at once are not one.
     *
     * @return false when another one came at the same moment
     */
    boolean tried(Factor factor, Optional<Instant> heldUntil) {
        return database.sql("update second_factor set wrong = wrong + 1, held_until = ? where id = ? and wrong = ?")
                        .param(heldUntil.map(Utc::of).orElse(null))
                        .params(factor.id(), factor.wrong())
                        .update()
                > 0;
    }

    /** @return false when a code of this time step, or a later one, was taken already */
    boolean taken(Factor factor, long step) {
        return database.sql("update second_factor set last_step = ?, wrong = 0, held_until = null"
                                + " where id = ? and last_step < ?")
                        .params(step, factor.id(), step)
                        .update()
                > 0;
    }

    void recoverable(Factor factor, String digest) {
        database.sql("insert into second_factor_recovery (factor, digest) values (?, ?)")
                .params(factor.id(), digest)
                .update();
    }

    /** @return false when there is no such code, or it was used */
    boolean recovered(Factor factor, String digest, Instant now) {
        var used = database.sql(
                        "update second_factor_recovery set used = ? where factor = ? and digest = ? and used is null")
                .param(Utc.of(now))
                .params(factor.id(), digest)
                .update();
        if (used > 0)
            database.sql("update second_factor set wrong = 0, held_until = null where id = ?")
                    .param(factor.id())
                    .update();
        return used > 0;
    }

    int recoveryCodes(Factor factor) {
        return database.sql("select count(*) from second_factor_recovery where factor = ? and used is null")
                .param(factor.id())
                .query(Integer.class)
                .single();
    }

    void prove(Factor factor, String digest, Instant until, Instant now) {
        database.sql("delete from second_factor_proof where good_until < ?")
                .param(Utc.of(now))
                .update();
        database.sql("insert into second_factor_proof (digest, factor, good_until) values (?, ?, ?)")
                .params(digest, factor.id(), Utc.of(until))
                .update();
    }

    /** Until when this counts as a proof of this person; empty when it does not. */
    Optional<Instant> provenUntil(String person, String digest, Instant now) {
        return database.sql("""
                        select p.good_until from second_factor_proof p join second_factor f on f.id = p.factor
                        where p.digest = ? and f.person = ? and f.state = 'READY' and p.good_until > ?""")
                .params(digest, person, Utc.of(now))
                .query((row, n) -> Utc.instant(row.getObject("good_until", LocalDateTime.class)))
                .optional();
    }

    /** Whether anybody has, or ever had, one. */
    boolean none() {
        return database.sql("select (select count(*) from second_factor where state <> 'OFFERED')"
                                + " + (select count(*) from second_factor_reset)")
                        .query(Integer.class)
                        .single()
                == 0;
    }

    void reset(String person, String by, Instant now) {
        database.sql("insert into second_factor_reset (person, reset_by, at) values (?, ?, ?)")
                .params(person, by, Utc.of(now))
                .update();
    }

    /** Whether this administrator ever took this person's away. */
    boolean wasResetBy(String person, String by) {
        return database.sql("select count(*) from second_factor_reset where person = ? and reset_by = ?")
                        .params(person, by)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static Factor factor(ResultSet row, int n) throws SQLException {
        return new Factor(
                row.getString("id"),
                row.getString("person"),
                State.valueOf(row.getString("state")),
                new Sealed(row.getString("master"), row.getBytes("sealed")),
                Utc.instant(row.getObject("made", LocalDateTime.class)),
                row.getLong("last_step"),
                row.getInt("wrong"),
                Optional.ofNullable(row.getObject("held_until", LocalDateTime.class))
                        .map(Utc::instant));
    }
}
