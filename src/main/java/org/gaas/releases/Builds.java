package org.gaas.releases;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.gaas.applications.Applications;
import org.gaas.applications.Argv;
import org.gaas.applications.Descriptor;
import org.gaas.engine.Fences;
import org.gaas.engine.Progress;
import org.gaas.engine.Refusal;
import org.gaas.engine.Var;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.NoServerFits;
import org.gaas.fleet.Placement;
import org.gaas.fleet.Server;
import org.gaas.fleet.ServerRole;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.remote.Command;
import org.gaas.remote.Fragment;
import org.gaas.remote.Operation;
import org.gaas.remote.Result;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Releases that must be built: once, on a host with the role {@code build}, without secrets. What came out is an
 * artefact like any other, so servers get the same bytes everywhere and never reach out themselves. May be killed at
 * any point and begun again, by any desk: the build itself goes on without us, and is attached to.
 */
@Component
public class Builds implements DisposableBean {
    /** Whether a release must be built before it can be shipped. */
    public static final Var<Boolean> NEEDS_BUILD = Var.flag("needsBuild");

    /** What hosts for builds are called in the fleet. */
    public static final ServerRole ROLE = new ServerRole("build");

    /** Recipes share locks by their hash. */
    private static final int LOCKS = 64;

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final long PAUSE_NANOS = 500_000_000;

    private final Installations installations;
    private final Applications applications;
    private final Releases releases;
    private final BuildOutcomes outcomes;
    private final BuildRecords records;
    private final Placement placement;
    private final Fleet fleet;
    private final Fences fences;
    private final List<ReentrantLock> building =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toList();
    private final BackgroundWork work = new BackgroundWork();

    Builds(
            Installations installations,
            Applications applications,
            Releases releases,
            BuildOutcomes outcomes,
            BuildRecords records,
            Placement placement,
            Fleet fleet,
            Fences fences) {
        this.installations = installations;
        this.applications = applications;
        this.releases = releases;
        this.outcomes = outcomes;
        this.records = records;
        this.placement = placement;
        this.fleet = fleet;
        this.fences = fences;
    }

    /**
     * Begins to build, or attaches; the end tells the artefact that is to be shipped.
     *
     * @param source the artefact as it came from the repository
     */
    public void begin(String operation, InstallationId id, String source) {
        work.begin(operation, watch -> {
            var application = installations.get(id).application().orElseThrow();
            var build = applications.describe(application).build();
            if (build.isEmpty()) return Progress.done();
            var artefact = built(new BuildRecipe(source, build.get().commands()), watch);
            return Progress.done().with(Artefact.ARTEFACT, artefact);
        });
    }

    /**
     * How far it is.
     *
     * @throws BuildFailed the build ended with an error, or no server has the role
     */
    public Progress poll(String operation) throws Refusal {
        return work.poll(operation);
    }

    /**
     * Which programs of a build the host for builds does not have.
     *
     * @throws NoServerFits there is no such host
     */
    public List<String> lacking(Descriptor.Build build) throws NoServerFits {
        var host = fleet.host(placement.choose(ROLE, Optional.empty()).name());
        var programs = build.commands().stream()
                .filter(argv -> !argv.ofRelease())
                .map(Argv::program)
                .distinct()
                .toArray(String[]::new);
        if (programs.length == 0) return List.of();
        var look = Fragment.call(BuildScripts.LACKING).text(programs);
        return host.run(Command.of(look).looking())
                .expect("look for programs")
                .out()
                .lines()
                .toList();
    }

    /** The artefact that the recipe makes. */
    String built(BuildRecipe recipe, Watch watch) throws BuildFailed {
        try {
            return alone(recipe, watch);
        } catch (ReleaseRefused no) {
            throw new BuildFailed("what the build made can't be shipped: " + no.getMessage());
        } catch (NoServerFits no) {
            throw new BuildFailed("this release must be built, and " + no.getMessage());
        }
    }

    private String alone(BuildRecipe recipe, Watch watch) throws ReleaseRefused, NoServerFits, BuildFailed {
        var lock = building.get(Math.floorMod(recipe.hashCode(), LOCKS));
        lock.lock();
        try {
            var known = records.of(recipe);
            if (known.isEmpty()) return build(recipe, watch);
            releases.bringHere(known.get().artefact().id(), watch);
            return known.get().artefact().id();
        } finally {
            lock.unlock();
        }
    }

    private String build(BuildRecipe recipe, Watch watch) throws ReleaseRefused, NoServerFits, BuildFailed {
        var server = placement.choose(ROLE, Optional.empty());
        var host = new BuildHost(fleet.host(server.name()), new BuildPlace(recipe.key()), fences);
        if (!host.keepsOutcome()) {
            releases.bringHere(recipe.source(), watch);
            host.prepare(outcomes.asTar(recipe.source()), watch);
            host.begin(recipe.commands(), LONGEST);
            var result = ended(host, watch);
            if (!result.ok()) throw failed(server, host, result);
            host.keepOutcome(outcomes.mostBytes());
        }
        host.cleanUp();
        var artefact = outcomes.keep(host.host(), host.place(), watch);
        return records.add(recipe, artefact, server.name()).artefact().id();
    }

    private static Result ended(BuildHost host, Watch watch) {
        while (!watch.cancelled()) {
            var state = host.poll();
            if (state instanceof Operation.Ended ended) return ended.result();
            var running = (Operation.Running) state;
            watch.progress(running.done(), running.total(), host.host().name() + ": " + running.text());
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new IllegalStateException("the desk is stopping; the build goes on");
    }

    private static BuildFailed failed(Server server, BuildHost host, Result result) {
        host.cleanUp();
        var said = result.out().strip();
        var end = said.length() <= 600 ? said : "..." + said.substring(said.length() - 600);
        return new BuildFailed("the build on " + server.name() + " ended with code " + result.exit()
                + (end.isEmpty() ? " and said nothing" : "; it said: " + end));
    }

    @Override
    public void destroy() {
        work.destroy();
    }
}
