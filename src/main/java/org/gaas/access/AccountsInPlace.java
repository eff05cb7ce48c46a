package org.gaas.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.gaas.engine.Failure;
import org.gaas.engine.Fences;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Work;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.IpRange;
import org.gaas.fleet.Server;
import org.gaas.fleet.ServerName;
import org.gaas.installations.Trouble;
import org.gaas.remote.Desired;
import org.gaas.remote.Lock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings developers' accounts on servers to what follows from agreements, policy, installations and the day: those at
 * databases, and those who come by ssh key. An account without a password, or a key, is not made; one that nothing gives
 * any more is taken away, with whoever is signed in by it.
 */
@Component
public class AccountsInPlace {
    /** How long nobody looks whether a server still is as it was brought. */
    private static final Duration LOOKED_AT = Duration.ofHours(20);

    /** What a desk has threads for. */
    private static final int SERVERS_AT_ONCE = 16;

    private final Access access;
    private final KeysInPlace keys;
    private final DatabasePasswords passwords;
    private final Comparison comparison;
    private final Clearing clearing;
    private final Fleet fleet;
    private final Fences fences;
    private final BroughtRows rows;
    private final Clock clock;

    AccountsInPlace(
            Access access,
            KeysInPlace keys,
            DatabasePasswords passwords,
            Comparison comparison,
            Clearing clearing,
            Fleet fleet,
            Fences fences,
            JdbcClient database,
            Clock clock) {
        this.access = access;
        this.keys = keys;
        this.passwords = passwords;
        this.comparison = comparison;
        this.clearing = clearing;
        this.fleet = fleet;
        this.fences = fences;
        this.rows = new BroughtRows(database);
        this.clock = clock;
    }

    /**
     * What became of one server.
     *
     * @param trouble why its accounts are not as they should be; it is tried again within the hour
     */
    public record Outcome(ServerName server, Optional<Trouble> trouble) {}

    /** Brings those servers where something should be different now. */
    public List<Outcome> bringChanged() {
        return bring(this::changed, keys::changed);
    }

    /** The same, of these servers only. */
    public List<Outcome> bringChanged(Set<ServerName> servers) {
        return bring(
                server -> servers.contains(server) && changed(server),
                server -> servers.contains(server) && keys.changed(server));
    }

    /** The same, and looks at those that nobody looked at for a day: what differs there, the desk did not do. */
    public List<Outcome> bringDue() {
        var withDatabases = access.servers();
        return bring(
                server -> changed(server) || withDatabases.contains(server) && old(server),
                server -> keys.changed(server) || keys.due(server));
    }

    /**
     * @param accounts where accounts at databases are brought
     * @param byKey where those are who come by key
     */
    private List<Outcome> bring(Predicate<ServerName> accounts, Predicate<ServerName> byKey) {
        var all = fleet.servers().stream()
                .filter(AccountsInPlace::reached)
                .map(Server::name)
                .map(server -> new Due(server, accounts.test(server), byKey.test(server)))
                .filter(due -> due.accounts() || due.byKey())
                .toList();
        if (all.isEmpty()) return List.of();
        var threads = Executors.newFixedThreadPool(Math.min(all.size(), SERVERS_AT_ONCE));
        try {
            var begun = all.stream()
                    .map(due -> threads.submit(Work.carried(() -> bring(due))))
                    .toList();
            var outcomes = new ArrayList<Outcome>();
            for (var one : begun) outcomes.add(one.get());
            return outcomes;
        } catch (ExecutionException unexpected) {
            throw new IllegalStateException(unexpected.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the desk is stopping", stopped);
        } finally {
            threads.shutdownNow();
        }
    }

    private record Due(ServerName server, boolean accounts, boolean byKey) {}

    /** Brings a server to it and looks at it, whenever that was done last; tells nobody what it found. */
    public Outcome look(ServerName server) {
        var brought = put(new Due(server, changed(server), keys.changed(server)));
        return brought.trouble().isPresent() ? brought : put(new Due(server, true, keys.isLookedAfter(server)));
    }

    /** The same, and people are asked about what was found. */
    private Outcome bring(Due due) {
        var outcome = put(due);
        if (outcome.trouble().isEmpty()) clearing.looked(due.server());
        return outcome;
    }

    /** Neither waits for the other: what is down keeps nobody's key on a server. */
    private Outcome put(Due due) {
        var byKey = due.byKey() ? keys.put(due.server()) : Optional.<Trouble>empty();
        var accounts = due.accounts() ? put(due.server()) : new Outcome(due.server(), Optional.empty());
        return accounts.trouble().isPresent() ? accounts : new Outcome(due.server(), byKey);
    }

    /** Brings one server, and says what hindered it. */
    private Outcome put(ServerName server) {
        try {
            // taken before looking what is wanted: who looked earlier is refused by the server
            var lock = new Lock("access", fences.next());
            var accounts = wanted(server);
            var page = access.page(server);
            var verifiers = passwords.on(server);
            var host = fleet.host(server);
            var written = writtenDown(server, accounts);
            var last = rows.of(server);
            var unwritten = wishes(server, accounts, verifiers, page, List.of());
            // what differs from what was never told is no finding
            var looked = !accountsChanged(server);
            if (looked)
                comparison.look(
                        host,
                        server,
                        isWritten(last, written) ? wishes(server, accounts, verifiers, page, written) : unwritten);
            host.converge(lock, wishes(server, accounts, verifiers, page, written))
                    .orThrow();
            rows.put(
                    server,
                    new BroughtRows.Brought(
                            accounts.size(),
                            digest(accounts, verifiers, page),
                            Digest.of(written.toString()),
                            looked ? clock.instant() : lookedAt(last)));
            return new Outcome(server, Optional.empty());
        } catch (Failure | InvalidInput why) {
            return new Outcome(server, Optional.of(Trouble.of(why)));
        }
    }

    private boolean changed(ServerName server) {
        return accountsChanged(server) || !isWritten(rows.of(server), writtenDown(server, wanted(server)));
    }

    private boolean accountsChanged(ServerName server) {
        var accounts = wanted(server);
        var last = rows.of(server);
        if (accounts.isEmpty() && last.map(BroughtRows.Brought::accounts).orElse(0) == 0) return false;
        return last.filter(
                        brought -> brought.digest().equals(digest(accounts, passwords.on(server), access.page(server))))
                .isEmpty();
    }

    private static boolean isWritten(Optional<BroughtRows.Brought> last, List<Desired> written) {
        return written.isEmpty()
                || last.filter(brought -> brought.written().equals(Digest.of(written.toString())))
                        .isPresent();
    }

    private boolean old(ServerName server) {
        return rows.of(server)
                .filter(brought -> brought.at().plus(LOOKED_AT).isAfter(clock.instant()))
                .isEmpty();
    }

    /** Who brings something else has not looked: else changes that come often would keep everybody from looking. */
    private Instant lookedAt(Optional<BroughtRows.Brought> last) {
        return last.map(BroughtRows.Brought::at).orElseGet(() -> clock.instant().minus(LOOKED_AT));
    }

    private List<DeveloperAccount> wanted(ServerName server) {
        var known = passwords.on(server);
        return access.accounts(server).stream()
                .filter(account -> known.containsKey(account.developer()))
                .toList();
    }

    /** Nothing where there is nothing to open a session on. */
    private List<Desired> writtenDown(ServerName server, List<DeveloperAccount> accounts) {
        var applications = access.applications(server).keySet();
        if (accounts.isEmpty() && applications.isEmpty()) return List.of();
        return access.kind(server).writtenDown(server, applications, access.sessionsKept(server));
    }

    /** Nobody gets an account before it is written down who uses it; whoever is to have none any more waits for nothing. */
    private List<Desired> wishes(
            ServerName server,
            List<DeveloperAccount> accounts,
            Map<String, Verifier> verifiers,
            List<IpRange> page,
            List<Desired> writtenDown) {
        var kind = access.kind(server);
        var wishes = new ArrayList<Desired>();
        wishes.add(kind.noOthers(server, accounts));
        wishes.addAll(writtenDown);
        accounts.forEach(account -> wishes.add(kind.exists(server, account, verifiers.get(account.developer()))));
        // what has no page is not kept from its accounts
        wishes.addAll(kind.answering(server, accounts.isEmpty() ? List.of() : page));
        return wishes;
    }

    private static boolean reached(Server server) {
        return server.state() == Server.State.ACTIVE || server.state() == Server.State.DRAINING;
    }

    private static String digest(List<DeveloperAccount> accounts, Map<String, Verifier> verifiers, List<IpRange> page) {
        var all = new StringBuilder();
        for (var account : accounts)
            all.append(account)
                    .append(verifiers.get(account.developer()).value())
                    .append('\n');
        return Digest.of(page.isEmpty() ? all.toString() : all + page.toString());
    }
}
