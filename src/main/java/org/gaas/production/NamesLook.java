package org.gaas.production;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.Installation;
import org.gaas.sites.DnsCheck;
import org.gaas.sites.DnsFinding;
import org.gaas.sites.OwnNames;
import org.gaas.sites.Sites;
import org.springframework.stereotype.Component;

/** Whether all names of a production lead to its server, and when to look again. */
@Component
public class NamesLook {
    private static final Duration PAUSE = Duration.ofMinutes(15);

    private final Sites sites;
    private final OwnNames names;
    private final DnsCheck check;
    private final Clock clock;

    NamesLook(Sites sites, OwnNames names, DnsCheck check, Clock clock) {
        this.sites = sites;
        this.names = names;
        this.check = check;
        this.clock = clock;
    }

    /**
     * What was seen.
     *
     * @param findings name by name
     * @param next when to look again
     */
    public record Seen(List<DnsFinding> findings, Instant next) {
        /** Whether all names lead to us. */
        public boolean right() {
            return findings.stream().allMatch(finding -> finding.state() == DnsFinding.State.RIGHT);
        }

        /** What each name is, and what it must become. */
        public String words() {
            return findings.stream().map(NamesLook::words).collect(joining("\n"));
        }
    }

    /**
     * Looks once.
     *
     * @throws InvalidInput {@code NOT_PLACED}: nobody knows yet where the names must lead
     */
    public Seen look(Installation production) {
        return look(production, names.of(production));
    }

    /**
     * The same for names that it is to have.
     *
     * @throws InvalidInput {@code NOT_PLACED}
     */
    public Seen look(Installation production, List<String> hosts) {
        var server = sites.serverOf(production)
                .orElseThrow(() -> new InvalidInput(
                        "installation",
                        "NOT_PLACED",
                        production.id() + " has no server yet: nobody knows where its names must lead"));
        var findings = hosts.stream().map(host -> check.look(host, server)).toList();
        return new Seen(findings, clock.instant().plus(PAUSE));
    }

    private static String words(DnsFinding finding) {
        if (finding.state() == DnsFinding.State.RIGHT) return "- " + finding.english();
        return "- " + finding.english() + " It is: " + finding.is() + ". It must be: "
                + finding.must().replace("\n", ", ");
    }
}
