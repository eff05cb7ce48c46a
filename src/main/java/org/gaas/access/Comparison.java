package org.gaas.access;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.fleet.ServerName;
import org.gaas.remote.Desired;
import org.gaas.remote.Host;
import org.gaas.remote.Report;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Compares what database servers' own tables say with what was granted. What nobody granted is a finding: it is in the
 * trail, and stays open until it is not there any more.
 */
@Component
public class Comparison {
    /** What findings about those are called who come by ssh key. */
    private static final String KEYS = "developers who come by ssh key";

    private final Access access;
    private final AccessSettings settings;
    private final FindingRows rows;
    private final Trail trail;
    private final Clock clock;

    Comparison(Access access, AccessSettings settings, JdbcClient database, Trail trail, Clock clock) {
        this.access = access;
        this.settings = settings;
        this.rows = new FindingRows(database);
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * What is open.
     *
     * @param since when it was seen first
     */
    public record Open(Finding finding, Instant since) {}

    /** All that is open, by server. */
    public List<Open> open() {
        return rows.open();
    }

    /**
     * Looks at a server that was brought to these wishes before: whatever differs now, the desk did not do.
     */
    void look(Host host, ServerName server, List<Desired> wishes) {
        var kind = access.kind(server);
        var found = FoundRight.read(host.run(kind.look())
                        .expect("the accounts of " + server)
                        .out()
                        .lines())
                .stream()
                .filter(right -> kind.others(right.user(), right.host()) && !settings.knows(right.account()))
                .toList();
        var findings = new ArrayList<>(Strangers.of(server, found, access.applications(server)));
        host.check(wishes).lines().stream()
                .filter(line -> line.outcome() != Report.Outcome.NONE)
                .map(line -> new Finding(server, line.subject(), line.reason()))
                .forEach(findings::add);
        write(server, findings, one -> !isOfKeys(one));
    }

    /** The same of those who come by ssh key. */
    void lookAtKeys(Host host, ServerName server, Desired wish) {
        var findings = host.check(List.of(wish)).lines().stream()
                .filter(line -> line.outcome() != Report.Outcome.NONE)
                .map(line -> new Finding(server, KEYS, line.reason()))
                .toList();
        write(server, findings, Comparison::isOfKeys);
    }

    private static boolean isOfKeys(Finding finding) {
        return finding.subject().equals(KEYS);
    }

    private void write(ServerName server, List<Finding> findings, Predicate<Finding> about) {
        for (var one : rows.replace(server, findings, clock.instant(), about))
            trail.record(Entry.change("find-access", server.value())
                    .subject(one.subject())
                    .outcome("FOUND")
                    .detail(one.found()));
    }
}
