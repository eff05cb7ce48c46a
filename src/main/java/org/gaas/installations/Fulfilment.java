package org.gaas.installations;

import static java.util.stream.Collectors.groupingBy;

import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.gaas.engine.Failure;
import org.gaas.engine.Fences;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Work;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.ServerName;
import org.gaas.remote.Absent;
import org.gaas.remote.Desired;
import org.gaas.remote.Host;
import org.gaas.remote.Lock;
import org.gaas.remote.Locked;
import org.gaas.remote.Report;
import org.springframework.stereotype.Component;

/** Brings what belongs to an installation on a server to what is wished: one script, under the installation's lock. */
@Component
public class Fulfilment {
    /** What a desk has threads for. */
    private static final int SERVERS_AT_ONCE = 16;

    private final Fleet fleet;
    private final Fences fences;

    public Fulfilment(Fleet fleet, Fences fences) {
        this.fleet = fleet;
        this.fences = fences;
    }

    /**
     * Fulfils the wishes, in this order.
     *
     * @throws org.gaas.remote.RemoteFailure the server can't be reached, or a wish can't be fulfilled
     */
    public void fulfil(Installation installation, Part part, List<Desired> wishes) {
        if (!wishes.isEmpty()) converge(installation, part, wishes).orThrow();
    }

    /** The same, but tells what became of each wish instead of failing. */
    public Report converge(Installation installation, Part part, List<Desired> wishes) {
        return hostOf(installation, part)
                .converge(Lock.installation(installation.id().value(), fences.next()), wishes);
    }

    /**
     * The same for several installations: one script for each server, and servers at once. What goes wrong with one
     * installation, or on one server, keeps no other from it.
     *
     * @return in the order of what was wished
     */
    public List<Fulfilled> convergeAll(List<Wished> several) {
        return onServers(
                several,
                (host, there) -> host.convergeAll(there.stream()
                        .map(one -> new Locked(
                                Lock.installation(one.installation().id().value(), fences.next()), one.wishes()))
                        .toList()));
    }

    /** What is not as wished for several installations, in the same way; changes nothing. */
    public List<Fulfilled> checkAll(List<Wished> several) {
        return onServers(
                several,
                (host, there) ->
                        host.checkAll(there.stream().map(Wished::wishes).toList()));
    }

    private List<Fulfilled> onServers(List<Wished> several, BiFunction<Host, List<Wished>, List<Report>> work) {
        var byServer = several.stream().collect(groupingBy(Wished::server));
        var threads = Executors.newFixedThreadPool(Math.max(1, Math.min(byServer.size(), SERVERS_AT_ONCE)));
        try {
            var begun = byServer.values().stream()
                    .map(there -> threads.submit(Work.carried(() -> onServer(there, work))))
                    .toList();
            var fulfilled = new HashMap<InstallationId, Fulfilled>();
            for (var server : begun) for (var one : server.get()) fulfilled.put(one.installation(), one);
            return several.stream()
                    .map(one -> fulfilled.get(one.installation().id()))
                    .toList();
        } catch (ExecutionException unexpected) {
            if (unexpected.getCause() instanceof RuntimeException known) throw known;
            throw new IllegalStateException(unexpected.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the desk is stopping", stopped);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Fulfilled> onServer(List<Wished> there, BiFunction<Host, List<Wished>, List<Report>> work) {
        try {
            var first = there.get(0);
            var reports = work.apply(hostOf(first.installation(), first.part()), there);
            return IntStream.range(0, there.size())
                    .mapToObj(i -> Fulfilled.of(there.get(i), reports.get(i)))
                    .toList();
        } catch (Failure | InvalidInput why) {
            return there.stream()
                    .map(one -> Fulfilled.not(one.installation(), Trouble.of(why)))
                    .toList();
        }
    }

    /** What is not as wished; changes nothing. */
    public Report check(Installation installation, Part part, List<Desired> wishes) {
        return hostOf(installation, part).check(wishes);
    }

    /**
     * Removes a folder, whatever became of whose it is: under one lock of its server for all of them, as the installation's
     * name may be another's by now, and no lock is left for each.
     */
    public void clear(ServerName server, String folder) {
        var lock = new Lock("folders", fences.next());
        fleet.host(server).converge(lock, List.of(new Absent(folder))).orThrow();
    }

    /** The server that a part is placed on. */
    public Host hostOf(Installation installation, Part part) {
        return fleet.host(installation.on(part));
    }
}
