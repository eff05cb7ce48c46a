package org.gaas.access;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gaas.applications.Applications;
import org.gaas.engine.Failure;
import org.gaas.engine.Fences;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.IpRange;
import org.gaas.fleet.ServerName;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.installations.Trouble;
import org.gaas.remote.Lock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings those to servers who see files there by ssh key: what follows from agreements and policy, and nobody else. */
@Component
class KeysInPlace {
    /** How long nobody looks whether a server still is as it was brought. */
    private static final Duration LOOKED_AT = Duration.ofHours(20);

    private final Access access;
    private final DeveloperKeys keys;
    private final Agreements agreements;
    private final Installations installations;
    private final Applications applications;
    private final Comparison comparison;
    private final Fleet fleet;
    private final Fences fences;
    private final KeyRows rows;
    private final Clock clock;

    KeysInPlace(
            Access access,
            DeveloperKeys keys,
            Agreements agreements,
            Installations installations,
            Applications applications,
            Comparison comparison,
            Fleet fleet,
            Fences fences,
            JdbcClient database,
            Clock clock) {
        this.access = access;
        this.keys = keys;
        this.agreements = agreements;
        this.installations = installations;
        this.applications = applications;
        this.comparison = comparison;
        this.fleet = fleet;
        this.fences = fences;
        this.rows = new KeyRows(database);
        this.clock = clock;
    }

    /** Whether something should be different there now. */
    boolean changed(ServerName server) {
        if (access.letsIn(server).isEmpty()) return false;
        var wanted = wanted(server);
        var last = rows.brought(server);
        if (wanted.isEmpty() && last.map(KeyRows.Brought::accounts).orElse(0) == 0) return false;
        return last.filter(brought -> brought.digest().equals(digest(server, wanted)))
                .isEmpty();
    }

    /** Whether there are files on it that nobody looked after for a day. */
    boolean due(ServerName server) {
        return isLookedAfter(server)
                && rows.brought(server)
                        .filter(brought -> brought.at().plus(LOOKED_AT).isAfter(clock.instant()))
                        .isEmpty();
    }

    /** Whether there are files on it, and somebody could see them. */
    boolean isLookedAfter(ServerName server) {
        return access.letsIn(server).isPresent()
                && access.files().stream()
                        .anyMatch(reach -> reach.server().filter(server::equals).isPresent());
    }

    /** Brings one server, and says what hindered it. */
    Optional<Trouble> put(ServerName server) {
        try {
            // taken before looking what is wanted: who looked earlier is refused by the server
            var lock = new Lock("access", fences.next());
            var wanted = wanted(server);
            var wish = access.letsIn(server).orElseThrow().exactly(wanted, access.sessionsKept(server));
            var host = fleet.host(server);
            // what differs from what was never told is no finding
            var looked = !changed(server);
            if (looked) comparison.lookAtKeys(host, server, wish);
            host.converge(lock, List.of(wish)).orThrow();
            rows.put(
                    server,
                    new KeyRows.Brought(
                            wanted.size(), digest(server, wanted), looked ? clock.instant() : lookedAt(server)));
            return Optional.empty();
        } catch (Failure | InvalidInput why) {
            return Optional.of(Trouble.of(why));
        }
    }

    /** Who brings something else has not looked: else changes that come often would keep everybody from looking. */
    private Instant lookedAt(ServerName server) {
        return rows.brought(server).map(KeyRows.Brought::at).orElseGet(() -> clock.instant()
                .minus(LOOKED_AT));
    }

    /** Who comes to a server; nobody without a key. */
    List<KeyAccount> wanted(ServerName server) {
        var accounts = new ArrayList<KeyAccount>();
        var opened = access.files().stream()
                .filter(reach -> reach.hindrance().isEmpty()
                        && reach.server().filter(server::equals).isPresent())
                .collect(groupingBy(FileReach::developer, TreeMap::new, toList()));
        opened.forEach((developer, reaches) -> {
            var own = keys.of(developer).stream()
                    .map(DeveloperKeys.Registered::key)
                    .toList();
            if (!own.isEmpty())
                FileGrants.from(reaches).ifPresent(from -> accounts.add(account(developer, own, from, reaches)));
        });
        return accounts;
    }

    private KeyAccount account(String developer, List<SshKey> own, List<IpRange> from, List<FileReach> reaches) {
        var seen = new HashMap<InstallationId, Optional<String>>();
        for (var reach : reaches) seen.put(reach.installation(), log(reach.installation()));
        var last = reaches.stream()
                .map(reach -> reach.agreement().until())
                .max(LocalDate::compareTo)
                .orElseThrow();
        return new KeyAccount(developer, own, from, agreements.endOf(last), seen);
    }

    /** Where the application writes what went wrong; a file that is a setting too is none. */
    private Optional<String> log(InstallationId id) {
        var descriptor = installations.get(id).application().map(applications::describe);
        var settings = descriptor
                .map(known -> known.settings().stream()
                        .map(file -> file.path().toString())
                        .collect(toSet()))
                .orElse(Set.of());
        return descriptor
                .flatMap(known -> known.health().errorLog())
                .map(Object::toString)
                .filter(path -> path.endsWith(".log") && !settings.contains(path));
    }

    private String digest(ServerName server, List<KeyAccount> accounts) {
        var all = new StringBuilder("kept for " + access.sessionsKept(server) + "\n");
        for (var account : accounts) all.append(account).append('\n');
        return Digest.of(all.toString());
    }
}
