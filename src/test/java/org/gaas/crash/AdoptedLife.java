package org.gaas.crash;

import java.util.Map;

/** A production that nobody was let into yet gets the data of a site that runs elsewhere. */
final class AdoptedLife {
    private static final Map<String, Object> ACCEPTED = Map.of("comparisonAnswer", "accept");

    private final Dealings on;

    AdoptedLife(Dealings on) {
        this.on = on;
    }

    /** When all is there and compared, people give it up. */
    void givenUp() {
        var old = OldSite.like(on);
        var process = begun();
        brought(process, old);
        on.answer("dora", process, Map.of("comparisonAnswer", "giveUp"));
        on.ends(process, "Adoption withdrawn");
    }

    /** Rehearsed, closed there, brought once more. */
    void switched() {
        var old = OldSite.like(on);
        var process = begun();
        brought(process, old);
        on.answer("dora", process, ACCEPTED);
        on.answer("hanna", process, Map.of("oldSiteAnswer", "closed", "oldSiteWords", "J. Jansen, page seen"));
        brought(process, old);
        on.answer("dora", process, ACCEPTED);
        on.ends(process, "Site adopted");
    }

    private String begun() {
        var process = on.asked(
                "dora",
                "productions/" + on.project() + "/adoption",
                "adopt-installation",
                Map.of("from", "Oude Host BV, J. Jansen"));
        on.answer("hanna", process, Map.of("adoptionApproval", "approve"));
        return process;
    }

    private void brought(String process, OldSite old) {
        var number = on.tables()
                .rows("select number from desk.adoption where process = '" + process + "'")
                .get(0);
        old.bring(on.home().resolve("servers/prod1/srv/gaas/.adoptions/" + number + "/brought"));
        on.answer("hanna", process, Map.of("exportAnswer", "brought"));
    }
}
