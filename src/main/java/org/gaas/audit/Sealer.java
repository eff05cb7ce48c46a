package org.gaas.audit;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.CantStart;
import org.gaas.engine.Utc;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals what waits for it: one after the other over all nodes, held by a row in the database. The head is written outside
 * the database after the commit; what was missed then, because the node died, is made up for by the next round.
 */
class Sealer {
    private static final int AT_ONCE = 500;
    private static final int COMMAND_DENIED = 1142;

    private final JdbcClient database;
    private final TransactionTemplate own;
    private final Heads heads;
    private final Clock clock;
    private Optional<Head> written;

    Sealer(JdbcClient database, PlatformTransactionManager transactions, Heads heads, Clock clock) {
        this.database = database;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.heads = heads;
        this.clock = clock;
    }

    /** Seals all that waits. Answers how many rows that were. */
    synchronized int seal() {
        var all = 0;
        for (var some = -1; some != 0; all += some) some = own.execute(transaction -> some());
        last().ifPresent(this::writeHead);
        return all;
    }

    /** How many rows wait. */
    long waiting() {
        return database.sql("select count(*) from audit_open").query(Long.class).single();
    }

    /** Since when the oldest of them waits. */
    Optional<Instant> oldestWaiting() {
        return database.sql("select t.at from audit_open o join audit_trail t on t.number = o.entry"
                        + " order by o.entry limit 1")
                .query(LocalDateTime.class)
                .optional()
                .map(Utc::instant);
    }

    /** Whether the database itself keeps the desk from changing the trail: MySQL and MariaDB, with grants for that. */
    boolean isProtected() {
        try {
            own.executeWithoutResult(transaction -> database.sql("update audit_trail set number = number where 1 = 0")
                    .update());
            return false;
        } catch (DataAccessException no) {
            return NestedExceptionUtils.getMostSpecificCause(no) instanceof SQLException denied
                    && denied.getErrorCode() == COMMAND_DENIED;
        }
    }

    /**
     * Refuses to go on when more is known outside the database than it holds: then it is an older one, and would do again
     * what was done already.
     */
    void requireWhole() {
        var known = last();
        heads.last().filter(head -> !head.isIn(known)).ifPresent(head -> {
            throw new CantStart(
                    "The database is older than what is known of it in " + heads.file() + ": its trail ends "
                            + known.map(seal -> "at position " + seal.position() + ", sealed " + seal.at())
                                    .orElse("before its beginning")
                            + "; known is position " + head.position() + " at " + head.at() + ".",
                    "If it was restored from a backup, and the desk that it was copied from never runs again, run"
                            + " 'gaas restored' and start again (docs/operating.md).");
        });
    }

    private int some() {
        database.sql("update audit_gate set passed = passed + 1").update();
        var last = last();
        var position = last.map(Seal::position).orElse(0L);
        var previous = last.map(Seal::hash).orElse(Seal.BEGINNING);
        var lines = database.sql("select t.* from audit_open o join audit_trail t on t.number = o.entry"
                        + " order by o.entry limit " + AT_ONCE)
                .query(Line::read)
                .list();
        for (var line : lines) {
            var seal = Seal.over(line, ++position, previous, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            insert(seal);
            previous = seal.hash();
        }
        return lines.size();
    }

    private void insert(Seal seal) {
        database.sql("insert into audit_seal (position, entry, previous, hash, sealed) values (?, ?, ?, ?, ?)")
                .params(List.of(seal.position(), seal.entry(), seal.previous(), seal.hash(), Utc.of(seal.at())))
                .update();
        database.sql("delete from audit_open where entry = ?")
                .param(seal.entry())
                .update();
    }

    /** The end of the chain. */
    Optional<Seal> last() {
        return database.sql("select * from audit_seal order by position desc limit 1")
                .query(Seal::read)
                .optional();
    }

    private void writeHead(Seal last) {
        if (written == null) written = heads.last();
        if (written.filter(head -> head.position() >= last.position()).isPresent()) return;
        var head = Head.of(last, clock.instant());
        heads.add(head);
        written = Optional.of(head);
    }
}
