package org.gaas.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The trail of a desk whose database was restored: goes on from there, and says so. */
public class RestoredTrail {
    private static final Logger LOG = LoggerFactory.getLogger(RestoredTrail.class);

    private final Trail trail;
    private final Sealer sealer;
    private final Heads heads;
    private final Clock clock;

    /**
     * @param heads the file that the heads of the chain are appended to
     */
    public RestoredTrail(JdbcClient database, PlatformTransactionManager transactions, Path heads, Clock clock) {
        this.trail = new Trail(database, transactions, clock);
        this.heads = new Heads(heads);
        this.sealer = new Sealer(database, transactions, this.heads, clock);
        this.clock = clock;
    }

    /**
     * Puts the heads aside that the database does not know, and writes down that a time is missing.
     *
     * @param fence the first fencing number from now on
     */
    public void goOn(long fence) {
        var known = sealer.last();
        var lost = heads.last().filter(head -> !head.isIn(known));
        var aside = lost.map(head -> heads.putAside(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
        var entry = Entry.decision("operator " + System.getProperty("user.name"), "restore-database", "")
                .subject(known.map(seal -> "up to row " + seal.entry() + ", sealed " + seal.at())
                        .orElse("empty"))
                .detail("fencing numbers go on from " + fence
                        + lost.map(head -> "; rows up to " + head.entry() + ", known since " + head.at()
                                        + ", are lost; their heads are in "
                                        + aside.orElseThrow().getFileName())
                                .orElse(""));
        trail.record(entry);
        sealer.seal();
        LOG.info("Restored {}: {}", entry.subject(), entry.detail());
    }
}
