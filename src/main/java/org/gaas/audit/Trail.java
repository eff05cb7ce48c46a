package org.gaas.audit;

import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gaas.engine.Utc;
import org.gaas.engine.Work;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The append-only record of who decided what, and what was then done where. It has no way to change an entry. What is
 * written here waits for its seal, which comes right after the commit.
 */
@Component
public class Trail {
    private final JdbcClient database;
    private final Clock clock;
    private final TransactionTemplate joined;
    private final TransactionTemplate own;
    private volatile Runnable bell = () -> {};
    private volatile UnaryOperator<String> rolesOf = person -> "";

    public Trail(JdbcClient database, PlatformTransactionManager transactions, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.joined = new TransactionTemplate(transactions);
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Records a decision in the caller's transaction: no record, no decision. */
    public void record(Entry entry) {
        joined.executeWithoutResult(transaction -> {
            write(complete(entry));
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    bell.run();
                }
            });
        });
    }

    /**
     * Records in a transaction of its own what is about to happen or has happened on a server, or was denied: it stays
     * true when the caller's work is rolled back. Needs a second connection.
     */
    public void recordApart(List<Entry> entries) {
        own.executeWithoutResult(transaction -> entries.forEach(this::record));
    }

    public void recordApart(Entry entry) {
        recordApart(List.of(entry));
    }

    /** The newest entries first, about an installation or of a server. */
    public List<Line> of(String where, int most) {
        return database.sql("""
                        select * from audit_trail where about = :where or place = :where
                        order by number desc limit :most""")
                .param("where", where)
                .param("most", most)
                .query(Line::read)
                .list();
    }

    /** Rung after each commit that wrote something. */
    void ring(Runnable bell) {
        this.bell = bell;
    }

    /** Asked for the roles that a person has at the moment of a decision or a denial. */
    void askRoles(UnaryOperator<String> rolesOf) {
        this.rolesOf = rolesOf;
    }

    private Entry complete(Entry said) {
        var entry = Work.current().map(said::within).orElse(said);
        return entry.kind() == Kind.CHANGE || !entry.roles().isEmpty()
                ? entry
                : entry.roles(rolesOf.apply(entry.who()));
    }

    private void write(Entry entry) {
        var key = new GeneratedKeyHolder();
        var texts = Stream.of(
                entry.kind().name(),
                entry.who(),
                entry.behalf(),
                entry.roles(),
                entry.what(),
                entry.about(),
                entry.place(),
                entry.subject(),
                entry.outcome(),
                entry.detail(),
                entry.plan(),
                entry.work(),
                entry.step());
        database.sql("insert into audit_trail (at, kind, who, behalf, roles, what, about, place, subject, outcome,"
                        + " detail, plan, work, step) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(Utc.of(clock.instant()))
                .params(texts.toArray())
                .update(key, "number");
        database.sql("insert into audit_open (entry) values (?)")
                .param(key.getKey().longValue())
                .update();
    }
}
