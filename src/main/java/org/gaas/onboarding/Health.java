package org.gaas.onboarding;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.gaas.applications.Descriptor;
import org.gaas.installations.Fulfilment;
import org.gaas.installations.Installation;
import org.gaas.installations.Layout;
import org.gaas.installations.Part;
import org.gaas.remote.Command;
import org.gaas.remote.Fragment;
import org.gaas.remote.ShFunction;
import org.gaas.sites.Sites;
import org.springframework.stereotype.Component;

/**
 * Whether an installation is well, by all that its descriptor names: pages as seen from outside, an error log that does
 * not grow meanwhile, a question to the database.
 */
@Component
public class Health {
    private static final ShFunction SIZE =
            ShFunction.of("onboarding_size", "if [ -f \"$1\" ]; then wc -c < \"$1\"; else echo 0; fi");

    private final Wishes wishes;
    private final Sites sites;
    private final PageChecks pages;
    private final Fulfilment fulfilment;
    private final Proofs proofs;
    private final Outages outages;
    private final Clock clock;

    Health(
            Wishes wishes,
            Sites sites,
            PageChecks pages,
            Fulfilment fulfilment,
            Proofs proofs,
            Outages outages,
            Clock clock) {
        this.wishes = wishes;
        this.sites = sites;
        this.pages = pages;
        this.fulfilment = fulfilment;
        this.proofs = proofs;
        this.outages = outages;
        this.clock = clock;
    }

    /**
     * Looks once.
     *
     * @return what was seen, in a sentence for people
     * @throws Unhealthy with everything that is wrong
     * @throws org.gaas.engine.Failure when it can't be looked at
     */
    public String look(Installation installation) throws Unhealthy {
        var health = wishes.descriptor(installation).health();
        var url = sites.urlOf(installation).orElseThrow();
        // nobody is let into a closed site, the desk neither
        var visible = sites.isClosed(installation) ? List.<Descriptor.Check>of() : health.checks();
        var since = clock.instant();
        var before = logSize(installation, health);
        // pages take their time at the site and the query at the databases: neither has to wait for the other
        var looking = pages.look(visible, url, wishes.places(installation));
        var findings = new ArrayList<String>();
        health.query().flatMap(query -> proofs.missing(installation, query)).ifPresent(findings::add);
        findings.addAll(0, looking.findings());
        var grown = logSize(installation, health) - before;
        if (grown > 0)
            findings.add("the error log " + health.errorLog().orElseThrow() + " grew by " + grown + " bytes meanwhile");
        if (!findings.isEmpty()) {
            outages.requireNone(installation, since);
            throw new Unhealthy(findings);
        }
        return visible.size() + (visible.size() == 1 ? " page is" : " pages are") + " as described"
                + health.query().map(query -> ", the databases answer").orElse("")
                + health.errorLog().map(log -> ", the error log is quiet").orElse("");
    }

    private long logSize(Installation installation, Descriptor.Health health) {
        if (health.errorLog().isEmpty()) return 0;
        var log = Layout.current(installation.id()) + "/" + health.errorLog().get();
        // the application writes there, so its own user looks: a link must not lead root astray
        var look = Command.of(Fragment.call(SIZE).path(log))
                .as(Layout.owner(installation.id()))
                .looking();
        var size = fulfilment.hostOf(installation, Part.WEB).run(look);
        return Long.parseLong(size.expect("the size of " + log).out().strip());
    }
}
