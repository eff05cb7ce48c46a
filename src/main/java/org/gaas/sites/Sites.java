package org.gaas.sites;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.applications.Descriptor;
import org.gaas.engine.Var;
import org.gaas.fleet.Adapters;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.Policy;
import org.gaas.installations.Fulfilment;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.installations.Layout;
import org.gaas.installations.Part;
import org.gaas.remote.Desired;
import org.gaas.remote.Report;
import org.springframework.stereotype.Component;

/** Where installations answer, and how the web servers are told. */
@Component
public class Sites {
    /** Where an installation answers, ending with a slash. */
    public static final Var<URI> URL = Var.text("url").as(URI::create, URI::toString);

    private final Adapters<WebServer> kinds;
    private final List<Scheduler> schedulers;
    private final OwnNames names;
    private final ClosedSites closed;
    private final Fleet fleet;
    private final Policy policy;
    private final Installations installations;
    private final Fulfilment fulfilment;
    private final Outside outside;

    public Sites(
            List<WebServer> kinds,
            List<Scheduler> schedulers,
            OwnNames names,
            ClosedSites closed,
            Fleet fleet,
            Policy policy,
            Installations installations,
            Fulfilment fulfilment,
            Outside outside) {
        this.kinds = new Adapters<>("web server", kinds, WebServer::platform);
        this.schedulers = List.copyOf(schedulers);
        this.names = names;
        this.closed = closed;
        this.fleet = fleet;
        this.policy = policy;
        this.installations = installations;
        this.fulfilment = fulfilment;
        this.outside = outside;
    }

    /** Where an installation answers; empty while it has no server, or no name where URLs are the customer's own. */
    public Optional<URI> urlOf(Installation installation) {
        if (!sharesHost(installation))
            return installation
                    .server()
                    .flatMap(server -> names.of(installation).stream().findFirst())
                    .map(name -> URI.create("https://" + kind(installation).own(name) + "/"));
        var pattern = policy.environment(installation.environment()).url();
        return installation
                .server()
                .map(server -> URI.create(pattern.at(
                        kind(installation).authority(server),
                        installation.id().value(),
                        installation.project().value())));
    }

    /** Whether it answers below a path of a host that it shares with others, and not under names of its own. */
    public boolean sharesHost(Installation installation) {
        return !policy.environment(installation.environment()).url().own();
    }

    /** The host by which the server of an installation is reached: where names of its own must lead. */
    public Optional<String> serverOf(Installation installation) {
        return installation
                .server()
                .map(server -> kind(installation).authority(server).replaceFirst(":[0-9]+$", ""));
    }

    /** Whether nobody is let in yet. */
    public boolean isClosed(Installation installation) {
        return closed.isClosed(installation);
    }

    /** The installation does not answer any more, and nothing of it runs; its files are as they were. */
    public void takeOffline(InstallationId id) {
        var installation = installations.get(id);
        if (installation.server().isEmpty()) return;
        var wishes = new ArrayList<>(kind(installation).unpublished(id));
        scheduler(installation).ifPresent(scheduler -> wishes.addAll(scheduler.unscheduled(id)));
        wishes.add(Layout.stopped(id));
        fulfilment.fulfil(installation, Part.WEB, wishes);
    }

    /**
     * What is still there of a site that should be gone, found by looking: at the web server and, below a shared host,
     * from outside. A name of its own may lead to somebody else by now, whose answer proves nothing.
     */
    public List<String> remains(Installation installation) {
        if (installation.server().isEmpty()) return List.of();
        var remains = new ArrayList<String>();
        var wishes = new ArrayList<>(kind(installation).unpublished(installation.id()));
        scheduler(installation).ifPresent(scheduler -> wishes.addAll(scheduler.unscheduled(installation.id())));
        fulfilment.check(installation, Part.WEB, wishes).lines().stream()
                .filter(line -> line.outcome() != Report.Outcome.NONE)
                .forEach(line -> remains.add("not so: " + line.subject() + ", " + line.reason()));
        urlOf(installation).filter(url -> sharesHost(installation)).ifPresent(url -> {
            var status = outside.get(url).status();
            if (status != 404 && status != 410) remains.add(url + " answers with status " + status);
        });
        return remains;
    }

    /**
     * What the web server should hold for this installation; nothing while it has no name to answer under.
     *
     * @param environment what the application finds in its environment
     */
    public List<Desired> published(Installation installation, Descriptor descriptor, Map<String, String> environment) {
        return urlOf(installation)
                .map(url -> kind(installation).published(virtualHost(installation, descriptor, url, environment)))
                .orElseGet(() -> kind(installation).unpublished(installation.id()));
    }

    /**
     * What the server should do for this installation by the clock; nothing where its platform has no clock. While
     * nobody is let in, nothing is done: jobs of an application write to people.
     *
     * @param environment what the application finds in its environment
     */
    public List<Desired> scheduled(Installation installation, Descriptor descriptor, Map<String, String> environment) {
        return scheduler(installation)
                .map(scheduler -> scheduler.scheduled(new Schedule(
                        installation.id(),
                        closed.isClosed(installation) ? List.of() : descriptor.cron(),
                        environment,
                        errorLog(installation, descriptor))))
                .orElse(List.of());
    }

    private VirtualHost virtualHost(
            Installation installation, Descriptor descriptor, URI url, Map<String, String> environment) {
        var leading = sharesHost(installation) ? Map.<String, String>of() : names.leadingOn(installation);
        var serving = names.of(installation).stream()
                .filter(name -> !leading.containsKey(name))
                .toList();
        return new VirtualHost(
                installation.id(),
                sharesHost(installation) ? List.of(url.getHost()) : serving,
                url,
                Layout.current(installation.id()) + "/" + descriptor.web().directory(),
                VirtualHost.Runtime.valueOf(descriptor.runtime().kind().name()),
                descriptor.web().entry().map(Object::toString),
                environment,
                closed.isClosed(installation),
                errorLog(installation, descriptor),
                leading);
    }

    private static Optional<String> errorLog(Installation installation, Descriptor descriptor) {
        return descriptor.health().errorLog().map(log -> Layout.shared(installation.id(), log));
    }

    private Optional<Scheduler> scheduler(Installation installation) {
        var platform = fleet.server(installation.on(Part.WEB)).platform();
        return schedulers.stream()
                .filter(scheduler -> scheduler.platform().equals(platform))
                .findFirst();
    }

    private WebServer kind(Installation installation) {
        return kinds.on(fleet.server(installation.on(Part.WEB)));
    }
}
