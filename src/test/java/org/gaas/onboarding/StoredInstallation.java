package org.gaas.onboarding;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gaas.applications.ApplicationName;
import org.gaas.applications.Commit;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.engine.Progress;
import org.gaas.fleet.EnvironmentName;
import org.gaas.installations.CustomerName;
import org.gaas.installations.Fulfilment;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.InstallationRequest;
import org.gaas.installations.Installations;
import org.gaas.installations.Part;
import org.gaas.installations.Placing;
import org.gaas.installations.ProjectName;
import org.gaas.php.PhpSample;
import org.gaas.releases.Builds;
import org.gaas.releases.Deliveries;
import org.gaas.remote.Desired;
import org.gaas.sites.OwnNames;

/**
 * Installs where no process does yet: what should be is stored, and brought to the server by the same wishes and long
 * steps that processes use.
 */
class StoredInstallation {
    private final Installations installations;
    private final Placing placing;
    private final Deliveries deliveries;
    private final Builds builds;
    private final Upgrades upgrades;
    private final Wishes wishes;
    private final OwnNames names;
    private final Fulfilment fulfilment;

    StoredInstallation(
            Installations installations,
            Placing placing,
            Deliveries deliveries,
            Builds builds,
            Upgrades upgrades,
            Wishes wishes,
            OwnNames names,
            Fulfilment fulfilment) {
        this.installations = installations;
        this.placing = placing;
        this.deliveries = deliveries;
        this.builds = builds;
        this.upgrades = upgrades;
        this.wishes = wishes;
        this.names = names;
        this.fulfilment = fulfilment;
    }

    /** Stores what is asked for, and where it is to be. */
    InstallationId stored(String project, String environment, PhpSample sample, List<String> hosts) throws Exception {
        var installation = installations.request(new InstallationRequest(
                new ProjectName(project),
                new EnvironmentName(environment),
                Optional.empty(),
                Optional.of(new CustomerName("Hospital of " + project)),
                Optional.of(new ApplicationName(sample.application)),
                Optional.empty(),
                Optional.empty(),
                "hanna",
                project + environment));
        installations.describe(installation.id(), new ApplicationName(sample.application));
        names.give(installation, hosts);
        return placing.place(installation.id()).id();
    }

    /** Brings a release of it to its server, and its databases to that release. */
    void install(InstallationId id, String repository, String tag) throws Exception {
        var from = new Repository(repository);
        var ref = new Tag(tag);
        deliveries.beginFetch("fetch-" + id, id, from, ref);
        var fetched = done(() -> deliveries.poll("fetch-" + id));
        builds.begin("build-" + id, id, fetched.get("artefact").toString());
        var built = done(() -> builds.poll("build-" + id)).get("artefact").toString();
        fulfil(id, wishes.home(get(id)));
        deliveries.beginShip("ship-" + id, id, ref, built);
        done(() -> deliveries.poll("ship-" + id));
        deliveries.switchTo(
                id, "process-" + id, from, ref, new Commit(fetched.get("commit").toString()), built);
        fulfil(id, wishes.all(get(id)));
        upgrades.begin(get(id), "upgrade-" + id);
        done(() -> upgrades.poll(get(id), "upgrade-" + id));
        installations.markInstalled(id);
    }

    private Installation get(InstallationId id) {
        return installations.get(id);
    }

    private void fulfil(InstallationId id, List<Desired> wished) {
        fulfilment.fulfil(get(id), Part.WEB, wished);
    }

    private static Map<String, Object> done(Callable<Progress> poll) {
        var last = await().atMost(TrialDesk.PATIENCE).until(poll, Progress.Done.class::isInstance);
        return ((Progress.Done) last).variables();
    }
}
