package org.gaas.certificates;

import static java.util.Comparator.comparing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.gaas.certificates.FoundCertificate.Facts;
import org.gaas.certificates.FoundCertificate.Place;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Adapters;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.Server;
import org.gaas.fleet.Server.State;
import org.gaas.fleet.ServerName;
import org.gaas.remote.RemoteFailure;
import org.springframework.stereotype.Component;

/**
 * Compares what web servers use with the inventory: certificates that nobody registered expire without anybody knowing.
 * Each server's own program is asked, which sees what no name leads to any more; a look from outside would not.
 */
@Component
public class Stocktaking {
    private static final int AT_ONCE = 16;

    private final Certificates certificates;
    private final CertificatePlaces places;
    private final Fleet fleet;
    private final Adapters<CertificateServer> kinds;
    private final Clock clock;

    public Stocktaking(
            Certificates certificates,
            CertificatePlaces places,
            Fleet fleet,
            List<CertificateServer> kinds,
            Clock clock) {
        this.certificates = certificates;
        this.places = places;
        this.fleet = fleet;
        this.kinds = new Adapters<>("web server with certificates", kinds, CertificateServer::platform);
        this.clock = clock;
    }

    /**
     * Something that is not in the inventory, or not as it is there.
     *
     * @param urgent whether visitors see it, or soon will
     */
    public record Finding(boolean urgent, ServerName where, String message, String hint) {}

    /** Which servers were looked at, and what was found; the urgent first. */
    public record Taken(List<ServerName> servers, List<Finding> findings) {}

    /** Where a certificate of the inventory belongs. */
    private record Shelf(ServerName server, Holder holder) {}

    private record Registered(InventoryItem item, Fingerprint chain) {}

    /** Looks at all servers at once, one round trip each. */
    public Taken take() {
        var shelves = shelves();
        var servers = fleet.servers().stream()
                .filter(server -> server.state() == State.ACTIVE || server.state() == State.DRAINING)
                .toList();
        var pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var looks = servers.stream()
                    .<Callable<List<Finding>>>map(server -> () -> look(server, shelves))
                    .toList();
            var findings = new ArrayList<Finding>();
            for (var look : pool.invokeAll(looks)) findings.addAll(look.get());
            findings.sort(comparing((Finding finding) -> !finding.urgent())
                    .thenComparing(finding -> finding.where().value()));
            return new Taken(servers.stream().map(Server::name).toList(), List.copyOf(findings));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the look at the servers was interrupted", hurried);
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private Map<Shelf, Registered> shelves() {
        var shelves = new HashMap<Shelf, Registered>();
        for (var item : certificates.inventory())
            item.inUse().flatMap(chain -> certificates.chain(chain.order())).ifPresent(chain -> places.server(
                            item.agreed().owner())
                    .ifPresent(server -> shelves.put(
                            new Shelf(server, places.holder(item.agreed().owner())),
                            new Registered(item, Fingerprint.of(chain.certificates())))));
        return shelves;
    }

    private List<Finding> look(Server server, Map<Shelf, Registered> shelves) {
        try {
            return compare(server.name(), kinds.on(server).found(fleet.host(server.name()), Optional.empty()), shelves);
        } catch (RemoteFailure | InvalidInput away) {
            return List.of(new Finding(
                    false, server.name(), "It could not be looked at: " + away.getMessage(), "Look again when it can"));
        }
    }

    private List<Finding> compare(ServerName server, List<FoundCertificate> found, Map<Shelf, Registered> shelves) {
        var findings = new ArrayList<Finding>();
        var missing = new HashMap<Shelf, Registered>();
        shelves.forEach((shelf, one) -> {
            if (shelf.server().equals(server)) missing.put(shelf, one);
        });
        for (var one : found) {
            if (one.place() != Place.IN_USE) continue;
            var expected = one.holder()
                    .map(holder -> missing.remove(new Shelf(server, holder)))
                    .orElse(null);
            if (one.facts().isEmpty())
                findings.add(new Finding(
                        true, server, "What is in use in " + one.where() + " can't be read", "Install another one"));
            else compare(server, one, one.facts().get(), expected).ifPresent(findings::add);
        }
        missing.forEach((shelf, one) -> findings.add(new Finding(
                true,
                server,
                "Certificate " + one.item().number() + ", of " + shelf.holder() + ", is not in use there",
                "Have it made anew: gaas certificate renew " + one.item().number())));
        return findings;
    }

    private Optional<Finding> compare(ServerName server, FoundCertificate found, Facts facts, Registered expected) {
        if (expected != null && expected.chain().equals(facts.fingerprint())) return Optional.empty();
        if (expected != null)
            return Optional.of(new Finding(
                    true,
                    server,
                    "Instead of certificate " + expected.item().number() + ", of "
                            + found.holder().orElseThrow() + ", another one is in use: " + words(facts),
                    "Find out who put it there; gaas certificate renew "
                            + expected.item().number() + " replaces it"));
        return Optional.of(new Finding(
                Urgency.isLate(clock.instant(), facts.until()),
                server,
                "Nobody registered a certificate in " + found.where() + ": " + words(facts),
                "Have the desk look after it (gaas certificate order), or take it away"));
    }

    private static String words(Facts facts) {
        return "for " + (facts.names().isEmpty() ? "no name" : String.join(", ", facts.names())) + ", by "
                + facts.issuer() + ", until " + Seen.day(facts.until());
    }
}
