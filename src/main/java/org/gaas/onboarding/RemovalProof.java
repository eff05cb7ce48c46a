package org.gaas.onboarding;

import java.util.ArrayList;
import java.util.List;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.databases.Databases;
import org.gaas.fleet.ServerName;
import org.gaas.installations.Archives;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.installations.Part;
import org.gaas.installations.Remains;
import org.gaas.sites.Sites;
import org.springframework.stereotype.Component;

/** Proves that an installation is gone, by looking for it where it was; what was seen is stored and in the trail. */
@Component
public class RemovalProof {
    private final Installations installations;
    private final Remains remains;
    private final Databases databases;
    private final Sites sites;
    private final Archives archives;
    private final Trail trail;

    RemovalProof(
            Installations installations,
            Remains remains,
            Databases databases,
            Sites sites,
            Archives archives,
            Trail trail) {
        this.installations = installations;
        this.remains = remains;
        this.databases = databases;
        this.sites = sites;
        this.archives = archives;
        this.trail = trail;
    }

    /**
     * Looks, and writes down what was seen.
     *
     * @throws LeftBehind with everything that is still there
     */
    public void prove(InstallationId id) {
        var installation = installations.get(id);
        var left = new ArrayList<>(remains.of(installation));
        left.addAll(databases.remains(installation));
        left.addAll(sites.remains(installation));
        var where = installation.server().map(ServerName::value).orElse("");
        if (!left.isEmpty()) throw new LeftBehind(id, where, left);
        var seen = String.join("\n", seen(installation));
        installations.prove(id, seen);
        trail.record(Entry.change("prove-removal", where)
                .about(id.value())
                .subject(
                        installations.lostWith(installation).isEmpty()
                                ? "nothing is left of " + id
                                : id + " is lost with its server")
                .detail(seen));
    }

    private List<String> seen(Installation installation) {
        var seen = new ArrayList<String>();
        var lost = installations.lostWith(installation);
        lost.forEach(server -> seen.add(server + ": lost for good, so nobody looked there, and nothing could be kept"));
        if (installation.server().isEmpty() && lost.isEmpty()) seen.add("it had no place on a server yet");
        installation
                .server()
                .ifPresent(web -> seen.add(web + ": no file, no folder, no system user and no process of it"));
        if (installation.parts().containsKey(Part.DATABASE))
            seen.add(installation.on(Part.DATABASE) + ": no database, no account and no right of it");
        sites.urlOf(installation)
                .ifPresent(url -> seen.add(
                        url + (sites.sharesHost(installation) ? " leads nowhere" : " is unknown to the web server")));
        seen.add(archives.of(installation)
                .map(archive ->
                        "kept until " + archive.until() + ": " + archive.bytes() + " bytes in /" + archive.folder())
                .orElse("nothing was kept"));
        return seen;
    }
}
