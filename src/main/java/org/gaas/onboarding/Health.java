package org.gaas.onboarding;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gaas.applications.Descriptor;
import org.gaas.installations.Fulfilment;
import org.gaas.installations.Installation;
import org.gaas.installations.Layout;
import org.gaas.installations.Part;
import org.gaas.remote.Command;
import org.gaas.remote.Fragment;
import org.gaas.remote.ShFunction;
import org.gaas.sites.Outside;
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
    private final Outside outside;
    private final Fulfilment fulfilment;
    private final Proofs proofs;

    Health(Wishes wishes, Sites sites, Outside outside, Fulfilment fulfilment, Proofs proofs) {
        this.wishes = wishes;
        this.sites = sites;
        this.outside = outside;
        this.fulfilment = fulfilment;
        this.proofs = proofs;
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
        var findings = new ArrayList<String>();
        var before = logSize(installation, health);
        for (var check : health.checks()) findings.addAll(look(check, url, wishes.places(installation)));
        health.query().flatMap(query -> proofs.missing(installation, query)).ifPresent(findings::add);
        var grown = logSize(installation, health) - before;
        if (grown > 0)
            findings.add("the error log " + health.errorLog().orElseThrow() + " grew by " + grown + " bytes meanwhile");
        if (!findings.isEmpty()) throw new Unhealthy(findings);
        return health.checks().size() + (health.checks().size() == 1 ? " page is" : " pages are") + " as described"
                + health.query().map(query -> ", the databases answer").orElse("")
                + health.errorLog().map(log -> ", the error log is quiet").orElse("");
    }

    private List<String> look(Descriptor.Check check, URI site, Map<String, String> places) {
        var page = site.resolve(check.path().replaceFirst("^/+", ""));
        var answer = outside.get(page);
        var findings = new ArrayList<String>();
        if (answer.status() != check.status())
            findings.add(page + " answers with status " + answer.status() + ", not " + check.status());
        for (var text : check.contains())
            if (!answer.body().contains(text.with(places)))
                findings.add(page + " does not contain '" + text.with(places) + "'");
        for (var text : check.lacks())
            if (answer.body().contains(text)) findings.add(page + " contains '" + text + "'");
        return findings;
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
