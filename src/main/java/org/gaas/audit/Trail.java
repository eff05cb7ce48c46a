package org.gaas.audit;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The append-only record of who decided what, and what was then done where. It has no way to change an entry. */
@Component
public class Trail {
    private final JdbcClient database;
    private final Clock clock;
    private final TransactionTemplate own;

    public Trail(JdbcClient database, PlatformTransactionManager transactions, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Records a decision in the caller's transaction: no record, no decision. */
    public void record(Entry entry) {
        database.sql("""
                        insert into audit_trail (at, who, what, place, subject, outcome, detail)
                        values (:at, :who, :what, :place, :subject, :outcome, :detail)""")
                .param("at", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("who", entry.who())
                .param("what", entry.what())
                .param("place", entry.where())
                .param("subject", entry.subject())
                .param("outcome", entry.outcome())
                .param("detail", entry.detail())
                .update();
    }

    /**
     * Records what has happened on a server, in a transaction of its own: it stays true when the caller's work is
     * rolled back. Needs a second connection.
     */
    public void recordDone(List<Entry> entries) {
        own.executeWithoutResult(transaction -> entries.forEach(this::record));
    }

    /** The newest entries first, of one server or installation. */
    public List<Entry> of(String where, int most) {
        return database.sql("select * from audit_trail where place = :place order by number desc limit :most")
                .param("place", where)
                .param("most", most)
                .query((row, n) -> new Entry(
                        Optional.of(row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC)),
                        row.getString("who"),
                        row.getString("what"),
                        row.getString("place"),
                        row.getString("subject"),
                        row.getString("outcome"),
                        row.getString("detail")))
                .list();
    }
}
