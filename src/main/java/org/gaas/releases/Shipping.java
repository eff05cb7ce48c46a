package org.gaas.releases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.gaas.applications.Descriptor;
import org.gaas.applications.RelativePath;
import org.gaas.engine.Fences;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Layout;
import org.gaas.releases.Shipment.Stored;
import org.gaas.remote.Absent;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.Fragment;
import org.gaas.remote.Host;
import org.gaas.remote.Lock;
import org.gaas.remote.Owner;
import org.gaas.remote.Result;
import org.gaas.remote.Source;
import org.gaas.remote.Symlink;
import org.springframework.stereotype.Component;

/**
 * Brings artefacts to servers and switches between them. Each call may be killed at any point and repeated: what
 * arrived whole is not sent again, and a release is in its place only when all of it was checked there.
 */
@Component
class Shipping {
    /** How many releases stay on a server, for going back. */
    private static final int KEPT = 3;

    private static final Duration LOOKING = Duration.ofMinutes(10);
    private static final Duration SENDING = Duration.ofHours(2);

    /** Artefacts share locks by their hash and their server's. */
    private static final int LOCKS = 64;

    private final Artefacts artefacts;
    private final Fences fences;
    private final PlacedArtefacts placed = new PlacedArtefacts();
    private final List<ReentrantLock> sending =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

    Shipping(Artefacts artefacts, Fences fences) {
        this.artefacts = artefacts;
        this.fences = fences;
    }

    /**
     * Puts the release on the server, beside the one that runs: as links to the files of another installation that has it,
     * or from here. Whoever wants what is being sent there waits until it can be copied.
     */
    void ship(Host host, ReleaseDirectory directory, String artefact, Descriptor descriptor, Watch watch) {
        var linked = descriptor.sharedPaths().stream()
                .map(path -> path.path().value())
                .toList();
        var shipment = new Shipment(artefacts, artefact, directory, linked);
        Runnable place = () -> place(host, directory, descriptor);
        try {
            for (var tried = 0; ; ) {
                var twins = placed.on(host, artefact);
                if (twins != tried && copy(host, shipment, place, watch)) return;
                tried = twins;
                if (bring(host, shipment, place, tried, watch)) return;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the desk can't read its own artefact " + artefact, e);
        }
    }

    /** Makes it the one that runs, in one go. */
    void switchTo(Host host, ReleaseDirectory directory) {
        host.converge(lock(directory), switched(directory)).orThrow();
    }

    /**
     * Nothing arrives any more for an installation that is gone. What was still on its way when its home was removed may
     * have made parts of it again; what comes later finds no home, and ends.
     */
    void callOff(Host host, InstallationId installation) {
        var wishes = List.<Desired>of(new NothingArrives(installation), new Absent(Layout.home(installation)));
        host.converge(Lock.installation(installation.value(), fences.next()), wishes)
                .orThrow();
    }

    /** What is so when a release runs. */
    static List<Desired> switched(ReleaseDirectory directory) {
        var installation = directory.installation();
        return List.of(
                new IntactRelease(directory),
                new RememberedRelease(directory),
                new Symlink(Layout.current(installation), directory.asTarget(), Owner.DESK),
                new PrunedReleases(installation, KEPT));
    }

    private void place(Host host, ReleaseDirectory directory, Descriptor descriptor) {
        var wishes = new ArrayList<Desired>();
        descriptor.sharedPaths().forEach(path -> wishes.add(link(directory, path.path(), descriptor)));
        wishes.add(new PlacedRelease(directory));
        host.converge(lock(directory), wishes).orThrow();
    }

    /**
     * @return whether the release is there: an installation of the server had it already, and nothing was sent
     */
    private static boolean copy(Host host, Shipment shipment, Runnable place, Watch watch) throws IOException {
        watch.progress(0, 1, "copying the files on " + host.name());
        var copy = Fragment.call(ShippingScripts.COPY)
                .path(Layout.BASE)
                .path(shipment.directory().arriving())
                .path(shipment.directory().path())
                .path(shipment.directory().about())
                .text(shipment.sumOfSums(), shipment.sumOfLinks())
                .text(shipment.linked().toArray(String[]::new));
        var limited = Command.of(copy).within(LOOKING);
        var answer = host.run(limited)
                .expect("copy the files of " + shipment.directory().path());
        if (answer.out().strip().equals("COPIED")) place.run();
        return !answer.out().strip().equals("NONE");
    }

    /**
     * Brings what the server's store lacks there, and makes the release of it; one at a time, so that others can copy it.
     *
     * @return whether it is there; false when another was placed meanwhile
     */
    private boolean bring(Host host, Shipment shipment, Runnable place, int tried, Watch watch) throws IOException {
        var alone = sending.get(Math.floorMod(Objects.hash(host.name(), shipment.artefact()), LOCKS));
        alone.lock();
        try {
            if (placed.on(host, shipment.artefact()) != tried) return false;
            var missing = missing(host, shipment);
            if (missing.isPresent()) {
                if (!missing.get().isEmpty()) send(host, shipment, missing.get(), watch);
                link(host, shipment, watch);
                place.run();
            }
            placed.add(host, shipment.artefact());
            return true;
        } finally {
            alone.unlock();
        }
    }

    /** What the server's store lacks; empty when the whole release is there already. */
    private static Optional<List<Stored>> missing(Host host, Shipment shipment) throws IOException {
        var directory = shipment.directory();
        var stored = shipment.stored();
        var look = Fragment.call(ShippingScripts.MISSING)
                .path(Layout.STORE)
                .path(directory.arriving())
                .path(directory.path())
                .path(directory.about())
                .path(Layout.current(directory.installation()))
                .text(directory.asTarget());
        var answer = run(host, look, shipment.names(stored), LOOKING, "look which files " + host.name() + " lacks");
        if (answer.out().strip().equals("COMPLETE")) return Optional.empty();
        return Optional.of(answer.cut() ? stored : ranges(answer.out(), stored));
    }

    private static void send(Host host, Shipment shipment, List<Stored> missing, Watch watch) {
        var total = missing.stream().mapToLong(file -> file.entry().size()).sum();
        var text = "sending " + missing.size() + " files to " + host.name();
        var receive = Fragment.call(ShippingScripts.RECEIVE)
                .path(Layout.STORE)
                .path(shipment.directory().arriving());
        var files = shipment.files(missing);
        Source counted = () -> new Counted(files.open(), sent -> watch.progress(Math.min(sent, total), total, text));
        run(
                host,
                receive,
                counted,
                SENDING,
                "send the files of " + shipment.directory().path());
    }

    private static void link(Host host, Shipment shipment, Watch watch) throws IOException {
        watch.progress(1, 1, "linking the files on " + host.name());
        var link = Fragment.call(ShippingScripts.LINK)
                .path(Layout.BASE)
                .path(shipment.directory().arriving())
                .path(shipment.directory().about())
                .path(Layout.STORE)
                .path(shipment.directory().path());
        run(
                host,
                link,
                shipment.tree(),
                LOOKING,
                "link the files of " + shipment.directory().path());
    }

    /** A web server may compare: the link belongs to whom its target belongs to. */
    private static Desired link(ReleaseDirectory directory, RelativePath path, Descriptor descriptor) {
        var written = descriptor.shared().writable().stream().anyMatch(above -> above.holds(path));
        var owner = written ? Layout.owner(directory.installation()) : Owner.DESK;
        return new Symlink(directory.unfinished() + "/" + path, directory.toShared(path), owner);
    }

    private static List<Stored> ranges(String lines, List<Stored> stored) {
        var missing = new ArrayList<Stored>();
        lines.strip().lines().forEach(line -> {
            var ends = line.split("-");
            missing.addAll(stored.subList(Integer.parseInt(ends[0]) - 1, Integer.parseInt(ends[1])));
        });
        return missing;
    }

    private static Result run(Host host, Fragment call, Source input, Duration limit, String wanted) {
        return host.run(Command.of(call).reading(input).within(limit)).expect(wanted);
    }

    private Lock lock(ReleaseDirectory directory) {
        return Lock.installation(directory.installation().value(), fences.next());
    }
}
