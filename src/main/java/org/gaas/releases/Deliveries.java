package org.gaas.releases;

import java.util.List;
import java.util.Optional;
import org.gaas.applications.Applications;
import org.gaas.applications.Commit;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.engine.Progress;
import org.gaas.engine.Refusal;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.Policy;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.installations.Part;
import org.gaas.installations.Projects;
import org.gaas.remote.Desired;
import org.gaas.remote.Host;
import org.springframework.stereotype.Component;

/** Releases of installations: fetched as the policy allows it, shipped to where the web part is placed, switched. */
@Component
public class Deliveries {
    private final Installations installations;
    private final Projects projects;
    private final Policy policy;
    private final Applications applications;
    private final Fleet fleet;
    private final Releases releases;
    private final Shipping shipping;
    private final SwitchLog log;
    private final BackgroundWork work;

    Deliveries(
            Installations installations,
            Projects projects,
            Policy policy,
            Applications applications,
            Fleet fleet,
            Releases releases,
            Shipping shipping,
            SwitchLog log,
            BackgroundWork work) {
        this.installations = installations;
        this.projects = projects;
        this.policy = policy;
        this.applications = applications;
        this.fleet = fleet;
        this.releases = releases;
        this.shipping = shipping;
        this.log = log;
        this.work = work;
    }

    /** Begins to fetch, or attaches; the end tells commit and artefact. */
    public void beginFetch(String operation, InstallationId id, Repository repository, Tag ref) {
        work.begin(operation, watch -> {
            var installation = installations.get(id);
            var environment = policy.environment(installation.environment());
            watch.progress(0, 0, "looking for " + ref);
            var revision = releases.resolve(repository, ref, environment.tagsOnly());
            var artefact = releases.fetch(revision, watch);
            releases.requireSame(
                    revision, artefact, projects.repositories().others(installation.project(), repository));
            return Progress.done().with(Commit.COMMIT, revision.commit()).with(Artefact.ARTEFACT, artefact.id());
        });
    }

    /** Begins to ship, or attaches. */
    public void beginShip(String operation, InstallationId id, Tag ref, String artefact) {
        work.begin(operation, watch -> {
            var installation = installations.get(id);
            var descriptor = applications.describe(installation.application().orElseThrow());
            releases.bringHere(artefact, watch);
            shipping.ship(host(installation), ReleaseDirectory.of(id, ref, artefact), artefact, descriptor, watch);
            return Progress.done();
        });
    }

    /** How far {@link #beginFetch} or {@link #beginShip} is. */
    public Progress poll(String operation) throws Refusal {
        return work.poll(operation);
    }

    /**
     * Makes a shipped release the one that runs, and records it.
     *
     * @param process the id of the process that does it, so that it can be taken back
     */
    public void switchTo(
            InstallationId id, String process, Repository repository, Tag ref, Commit commit, String artefact) {
        var release = new Switched(releases.revision(repository, ref, commit), artefact);
        shipping.switchTo(host(installations.get(id)), ReleaseDirectory.of(id, ref, artefact));
        log.add(id, process, release);
        record(id, release);
    }

    /** Brings back what ran before this process switched; does nothing when it did not, or nothing ran before. */
    public void switchBack(InstallationId id, String process) {
        var before = log.before(id, process);
        before.ifPresent(release -> {
            var directory = ReleaseDirectory.of(id, release.revision().ref(), release.artefact());
            shipping.switchTo(host(installations.get(id)), directory);
            record(id, release);
        });
        log.undo(id, process);
    }

    /** The releases that were made to run there and were not taken back, the last first. */
    public List<Ran> ran(InstallationId id) {
        return log.all(id);
    }

    /** The release that runs, as the desk knows it. */
    public Optional<Switched> running(InstallationId id) {
        return log.last(id);
    }

    /** Nothing of it is left on a server, or comes there: what ran is no place to go back to. */
    public void forget(InstallationId id) {
        var installation = installations.get(id);
        if (installation.server().isPresent()) shipping.callOff(host(installation), id);
        log.forget(id);
    }

    /** What should be so on the server: the release that runs is as it was shipped, and is the one that runs. */
    public List<Desired> wishes(InstallationId id) {
        return log.last(id)
                .map(release -> Shipping.switched(
                        ReleaseDirectory.of(id, release.revision().ref(), release.artefact())))
                .orElse(List.of());
    }

    private Host host(Installation installation) {
        return fleet.host(installation.on(Part.WEB));
    }

    private void record(InstallationId id, Switched release) {
        var revision = release.revision();
        var tag = revision.tagged() ? Optional.of(revision.ref()) : Optional.<Tag>empty();
        installations.recordRelease(id, revision.repository(), tag, revision.commit());
    }
}
