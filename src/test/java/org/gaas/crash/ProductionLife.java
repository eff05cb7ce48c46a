package org.gaas.crash;

import java.util.List;
import java.util.Map;

/** How a production comes from a trial: set up, handed over; or withdrawn before. */
final class ProductionLife {
    private static final String DIAGRAM = "onboard-production";

    private static final Map<String, Object> ACCEPTED = Map.of("quoteAnswer", "accept", "quoteBy", "C. Klant, by mail");

    private static final Map<String, Object> PLACED =
            Map.of("placement", "approve", "productionServer", "prod1", "acceptanceServer", "acc1");

    private static final Map<String, Object> AGREED = Map.of("developersAnswer", "agree");

    private final Dealings on;

    ProductionLife(Dealings on) {
        this.on = on;
    }

    /** Both halves stand, and nobody is let in. */
    void setUp() {
        placed(host());
    }

    void handedOver() {
        setUp();
        opened();
    }

    /** What was set up is signed off. */
    void opened() {
        var process = running();
        on.answer("daan", process, Map.of("signOff", "accept"));
        on.answer("dora", process, Map.of());
        on.ends(process, "Production handed over");
    }

    /** When both halves stand nobody wants it any more. */
    void notSignedOff() {
        setUp();
        var process = running();
        on.answer("dora", process, Map.of("signOff", "withdraw"));
        on.ends(process, "Production refused");
    }

    /** Its names lead elsewhere for as long as anybody looks; then it is withdrawn. */
    void withdrawnHalfWay() {
        var process = waitingForNames();
        on.told("dora", "productions/" + on.project() + "/withdrawal");
        on.ends(process, "Production undone");
    }

    /** The process, when both halves are set up and the names are looked at again a quarter of an hour later. */
    String waitingForNames() {
        var process = asked("www." + on.project() + ".example.org");
        on.answer("mark", process, ACCEPTED);
        on.answer("hanna", process, PLACED, this::asksForDevelopers);
        on.answer("mona", process, AGREED, this::isSetUpOnly);
        return process;
    }

    String host() {
        return on.project() + ".gaas.localhost";
    }

    private void placed(String host) {
        var process = asked(host);
        on.answer("mark", process, ACCEPTED);
        on.answer("hanna", process, PLACED, this::asksForDevelopers);
        on.answer("mona", process, AGREED);
    }

    private String asked(String host) {
        return on.asked(
                "dora",
                "productions",
                DIAGRAM,
                Map.of(
                        "project",
                        on.project(),
                        "customer",
                        "Care of " + on.project(),
                        "hosts",
                        List.of(host),
                        "contact",
                        "C. Klant <c.klant@example.org>",
                        "developers",
                        List.of("daan")));
    }

    /** The process that brings it. */
    private String running() {
        return on.tables()
                .rows("select process from desk.production_order where project = '" + on.project()
                        + "' order by number desc limit 1")
                .get(0);
    }

    private boolean asksForDevelopers(String process) {
        return on.isAt(process, "Task_AgreeOnDevelopers");
    }

    private boolean isSetUpOnly(String process) {
        var halves = on.tables()
                .count(
                        "desk.ACT_HI_PROCINST",
                        "super_process_instance_id_ = '" + process
                                + "' and proc_def_key_ = 'set-up-installation' and end_time_ is not null");
        return halves == 2 && on.isAt(process, "Event_LookAgain");
    }
}
