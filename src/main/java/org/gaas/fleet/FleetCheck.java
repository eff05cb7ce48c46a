package org.gaas.fleet;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gaas.engine.Failure;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Server.State;
import org.springframework.stereotype.Component;

/** Compares the servers of the fleet with each other and with what the desk and the applications need. */
@Component
public class FleetCheck {
    private static final int AT_ONCE = 16;

    private final Fleet fleet;
    private final ServerLook look;
    private final Suitability suitability;

    FleetCheck(Fleet fleet, ServerLook look, Suitability suitability) {
        this.fleet = fleet;
        this.look = look;
        this.suitability = suitability;
    }

    /**
     * What was looked at, and what was found.
     *
     * @param servers names
     * @param findings errors first, by server
     */
    public record Checked(List<String> servers, List<ServerFinding> findings) {}

    /** What one look gave: facts, or why there are none. */
    private record Looked(Server server, Optional<ServerFacts> facts, List<ServerFinding> trouble) {}

    /**
     * Looks at all servers at once, one round trip each.
     *
     * @param only empty: all; else what is found about this one, compared with the others
     * @throws InvalidInput {@code SERVER_UNKNOWN}, {@code SERVER_JOINING} or {@code SERVER_RETIRED}
     */
    public Checked check(Optional<ServerName> only) {
        only.map(fleet::server).ifPresent(FleetCheck::requirePart);
        var servers = fleet.servers().stream().filter(FleetCheck::takesPart).toList();
        var looked = look(servers);
        var findings = new ArrayList<ServerFinding>();
        looked.forEach(one -> findings.addAll(one.trouble()));
        looked.stream()
                .filter(one -> one.facts().isPresent())
                .collect(groupingBy(one -> one.server().platform(), TreeMap::new, toList()))
                .forEach((platform, alike) -> judge(platform, alike, findings));
        return new Checked(
                servers.stream()
                        .map(Server::name)
                        .filter(name -> only.map(name::equals).orElse(true))
                        .map(ServerName::value)
                        .toList(),
                findings.stream()
                        .filter(finding -> only.map(finding.where()::equals).orElse(true))
                        .sorted(comparing(ServerFinding::severity)
                                .thenComparing(finding -> finding.where().value()))
                        .toList());
    }

    private static boolean takesPart(Server server) {
        return server.state() == State.ACTIVE || server.state() == State.DRAINING;
    }

    private static void requirePart(Server server) {
        if (takesPart(server)) return;
        throw new InvalidInput(
                "server",
                "SERVER_" + server.state().name(),
                "the server " + server.name() + " is " + server.state().name().toLowerCase(Locale.ROOT)
                        + ": only servers that take part are looked at");
    }

    private void judge(String platform, List<Looked> alike, List<ServerFinding> findings) {
        var facts = alike.stream().map(one -> one.facts().orElseThrow()).toList();
        for (var one : facts) findings.addAll(suitability.all(platform, one));
        for (var one : alike)
            sharedHost(one.server(), one.facts().orElseThrow()).ifPresent(findings::add);
        findings.addAll(Likeness.compare(facts));
    }

    /** Whether somebody gave the host that sites share another name, there or at the desk, and not at the other. */
    private static Optional<ServerFinding> sharedHost(Server server, ServerFacts facts) {
        var there = facts.get("sites");
        var here = server.sharedHost();
        if (there.isEmpty() || there.equals(here)) return Optional.empty();
        var right = "f the new name is right, write it into the fleet's file (sites), start the desk again and let gaas"
                + " converge mend what lives there";
        return Optional.of(ServerFinding.error(
                server.name(),
                "its sites share the host " + there + ", and the desk believes " + here
                        + ": what it tells people leads elsewhere, and nothing can be published there",
                here.matches("[0-9.:]+")
                        ? "I" + right
                        : "Run /usr/lib/gaas/shared-host " + here + " there, as root; or, i" + right));
    }

    private List<Looked> look(List<Server> servers) {
        if (servers.isEmpty()) return List.of();
        var workers = Executors.newFixedThreadPool(Math.min(AT_ONCE, servers.size()));
        try {
            var looks = servers.stream()
                    .map(server -> (Callable<Looked>) () -> look(server))
                    .toList();
            var seen = new ArrayList<Looked>();
            for (var look : workers.invokeAll(looks)) seen.add(result(look));
            return seen;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the desk is stopping", stopped);
        } finally {
            workers.shutdownNow();
        }
    }

    private Looked look(Server server) {
        try {
            return new Looked(server, Optional.of(look.at(server.name())), List.of());
        } catch (Failure away) {
            var finding = ServerFinding.error(
                    server.name(), "it can't be looked at: " + away.reason() + ", " + away.found(), away.remedy());
            return new Looked(server, Optional.empty(), List.of(finding));
        }
    }

    private static Looked result(Future<Looked> look) throws InterruptedException {
        try {
            return look.get();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a server could not be looked at", broken.getCause());
        }
    }
}
