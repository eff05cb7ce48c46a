package org.gaas.onboarding;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.gaas.applications.Descriptor.Check;
import org.gaas.sites.Outside;
import org.springframework.stereotype.Component;

/** Whether the pages of a site are as its descriptor says. */
@Component
class PageChecks {
    private final Outside outside;

    PageChecks(Outside outside) {
        this.outside = outside;
    }

    /** Pages that somebody is looking at. */
    record Looking(CompletableFuture<List<String>> end) {
        /**
         * Waits until all were seen.
         *
         * @return everything that is wrong, in sentences
         * @throws org.gaas.engine.Failure when the site can't be looked at
         */
        List<String> findings() {
            try {
                return end.join();
            } catch (CompletionException failed) {
                if (failed.getCause() instanceof RuntimeException failure) throw failure;
                throw failed;
            }
        }
    }

    /**
     * Begins to look, and comes back at once.
     *
     * @param site where the site answers
     * @param places what the checks' texts may say about the installation
     */
    Looking look(List<Check> checks, URI site, Map<String, String> places) {
        return new Looking(CompletableFuture.supplyAsync(
                () -> checks.stream()
                        .flatMap(check -> wrong(check, site, places).stream())
                        .toList(),
                work -> new Thread(work, "health").start()));
    }

    private List<String> wrong(Check check, URI site, Map<String, String> places) {
        var page = check.at(site);
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
}
