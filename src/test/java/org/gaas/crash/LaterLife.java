package org.gaas.crash;

import java.util.List;
import java.util.Map;

/** What happens to a production later: it gets another name, is there at night, is opened to a developer and closed to him. */
final class LaterLife {
    private static final String CUSTOMER = "C. Klant, by mail";

    private final Dealings on;

    LaterLife(Dealings on) {
        this.on = on;
    }

    void renamed() {
        var process = on.asked(
                "hugo",
                "productions/" + on.project() + "/names/change",
                "change-names",
                Map.of("add", List.of("www." + new ProductionLife(on).host()), "reason", CUSTOMER));
        on.answer("hanna", process, Map.of("namesApproval", "approve"));
        on.ends(process, "Names changed");
    }

    void availableAtNight() {
        var process = on.asked(
                "mark",
                "productions/" + on.project() + "/availability",
                "change-availability",
                Map.of("availability", "24x7", "reason", CUSTOMER));
        on.answer("hanna", process, Map.of("availabilityApproval", "approve"));
        on.ends(process, "Availability changed");
    }

    /** On production: the process waits for its end. */
    void opened() {
        var process = on.asked(
                "daan",
                "access/requests",
                "grant-access",
                Map.of("projects", List.of(on.project()), "environment", "production", "why", "a question of theirs"));
        on.answer("hanna", process, Map.of("accessAnswer", "grant"));
        on.answer(
                "mark",
                process,
                Map.of("accessConsent", "consent", "accessConsentBy", "C. Klant"),
                granted -> on.isAt(granted, "IntermediateEvent_AccessEnds"));
    }

    void closed() {
        var process = on.asked(
                "hanna",
                "access/revocations",
                "revoke-access",
                Map.of("developer", "daan", "projects", List.of(on.project()), "why", "it is answered"));
        on.ends(process, "Access revoked");
    }
}
