package org.gaas.onboarding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.gaas.applications.Applications;
import org.gaas.applications.Descriptor;
import org.gaas.databases.Databases;
import org.gaas.fleet.Policy;
import org.gaas.installations.Installation;
import org.gaas.installations.Layout;
import org.gaas.releases.Deliveries;
import org.gaas.remote.Desired;
import org.gaas.sites.Sites;
import org.springframework.stereotype.Component;

/**
 * What should be on a server for an installation, from what is stored about it. Installing, converging, and later
 * moving and restoring, all use these: there is no second description.
 */
@Component
public class Wishes {
    private final Applications applications;
    private final Databases databases;
    private final Deliveries deliveries;
    private final Sites sites;
    private final Policy policy;

    Wishes(Applications applications, Databases databases, Deliveries deliveries, Sites sites, Policy policy) {
        this.applications = applications;
        this.databases = databases;
        this.deliveries = deliveries;
        this.sites = sites;
        this.policy = policy;
    }

    /** User and directories. */
    public List<Desired> home(Installation installation) {
        return new Layout(installation.id(), descriptor(installation)).wishes();
    }

    /** Settings files, and the account for the databases. */
    public List<Desired> settings(Installation installation) {
        return databases.settings(installation, descriptor(installation), places(installation));
    }

    /** What the web server should hold, and what is done by the clock. */
    public List<Desired> site(Installation installation) {
        var site = new ArrayList<Desired>();
        site.addAll(sites.published(installation, descriptor(installation), environment(installation)));
        site.addAll(sites.scheduled(installation, descriptor(installation), environment(installation)));
        return List.copyOf(site);
    }

    /** All of it, in the order in which it is made; the files of the release were shipped and are looked at. */
    public List<Desired> all(Installation installation) {
        var all = new ArrayList<Desired>(home(installation));
        all.addAll(databases.schemas(installation, descriptor(installation)));
        all.addAll(settings(installation));
        all.addAll(deliveries.wishes(installation.id()));
        all.addAll(site(installation));
        return List.copyOf(all);
    }

    /** What the application and its commands find in their environment. */
    public Map<String, String> environment(Installation installation) {
        var places = places(installation);
        var environment = new TreeMap<String, String>();
        descriptor(installation)
                .environment()
                .forEach((name, text) -> environment.put(
                        name, text.in(installation.environment().value()).with(places)));
        return environment;
    }

    /** What a descriptor's texts may say about an installation, by place. */
    public Map<String, String> places(Installation installation) {
        var environment = policy.environment(installation.environment());
        var places = new TreeMap<String, String>();
        places.put("installation", installation.id().value());
        places.put("project", installation.project().value());
        places.put("environment", installation.environment().value());
        places.put("url", sites.urlOf(installation).map(Object::toString).orElse(""));
        places.put("mail", environment.mail().name().toLowerCase(Locale.ROOT));
        places.putAll(databases.places(installation, descriptor(installation)));
        return places;
    }

    public Descriptor descriptor(Installation installation) {
        return applications.describe(installation.application().orElseThrow());
    }
}
