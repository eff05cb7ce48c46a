package org.gaas.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gaas.audit.Finding.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks at the whole trail: every row against its link, every link against the one before, the chain against its heads. */
public class Verifier {
    private static final int AT_ONCE = 1_000;
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private final JdbcClient database;
    private final Heads heads;
    private final Clock clock;

    Verifier(JdbcClient database, Heads heads, Clock clock) {
        this.database = database;
        this.heads = heads;
        this.clock = clock;
    }

    /** Reads all of it; what is sealed meanwhile may or may not be looked at. */
    public Verification verify() {
        return verify(List.of());
    }

    /**
     * The same, also against heads that somebody kept elsewhere.
     *
     * @param kept lines of {@code heads.log}
     */
    public Verification verify(List<String> kept) {
        // before the chain: what is sealed meanwhile must not look like a missing tail
        var outside = KnownHeads.from(heads, kept);
        var walk = new ChainWalk(outside);
        for (var links = page(0); !links.isEmpty(); links = page(walk.position())) links.forEach(walk::next);
        var findings = walk.end();
        var open = unsealed();
        var old = open.stream().filter(line -> !isYoung(line)).toList();
        old.forEach(line -> findings.add(Kind.NOT_SEALED, Link.name(line), "a seal", "none"));
        unsealedAndGone()
                .forEach(number -> findings.add(
                        Kind.ROW_MISSING, "row " + number, "a row that waits for its seal", "no such row"));
        return new Verification(
                count("audit_trail"),
                walk.links(),
                open.size() - old.size(),
                outside.count(),
                walk.uncovered(),
                walk.last().map(Seal::at),
                walk.last().map(Seal::hash),
                findings.all());
    }

    private List<Link> page(long after) {
        return database.sql("select * from audit_seal s left join audit_trail t on t.number = s.entry"
                        + " where s.position > ? order by s.position limit " + AT_ONCE)
                .param(after)
                .query((row, n) -> new Link(
                        Seal.read(row, n),
                        row.getObject("number") == null ? Optional.empty() : Optional.of(Line.read(row, n))))
                .list();
    }

    private List<Line> unsealed() {
        return database.sql("select t.* from audit_trail t left join audit_seal s on s.entry = t.number"
                        + " where s.entry is null order by t.number limit " + AT_ONCE)
                .query(Line::read)
                .list();
    }

    private List<Long> unsealedAndGone() {
        return database.sql("select o.entry from audit_open o left join audit_trail t on t.number = o.entry"
                        + " where t.number is null order by o.entry limit " + AT_ONCE)
                .query(Long.class)
                .list();
    }

    /** Also a row from the future is not young. */
    private boolean isYoung(Line line) {
        return Duration.between(line.at(), clock.instant()).abs().compareTo(YOUNG) <= 0;
    }

    private long count(String table) {
        return database.sql("select count(*) from " + table).query(Long.class).single();
    }
}
