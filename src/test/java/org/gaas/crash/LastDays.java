package org.gaas.crash;

import java.util.Map;

/** A production is to end: two people approve, it is closed and packed; then it stays after all, or all of it goes. */
final class LastDays {
    private final Dealings on;

    LastDays(Dealings on) {
        this.on = on;
    }

    /** The trial that it came from goes first: agreements end with the last installation. */
    void withoutTrial() {
        var process = on.asked("dora", "installations/" + on.project() + "-test/removal", "onboard-trial", Map.of());
        on.ends(process, "Trial undone");
    }

    /** The customer is asked, and changes their mind when the data is to be handed over. */
    void kept() {
        var process = asked(Map.of());
        on.answer("hanna", process, Map.of("customersAnswer", "accept", "customersWord", "C. Klant, by phone"));
        packed(process);
        on.answer("hanna", process, Map.of("dataHanding", "withdraw"));
        on.ends(process, "Production kept");
    }

    void ended() {
        var process = asked(Map.of("reason", "C. Klant, by letter: contract ended", "keepDays", 7));
        packed(process);
        on.answer("hanna", process, Map.of("dataHanding", "handedOver", "receipt", "C. Klant took the disk"));
        on.ends(process, "Production ended");
    }

    private String asked(Map<String, Object> request) {
        return on.asked("hanna", "productions/" + on.project() + "/offboarding", "offboard-production", request);
    }

    /** Its day is today, so nobody waits for it; but between the manager's word and the next question it does. */
    private void packed(String process) {
        on.answer("hugo", process, Map.of("removalApproval", "approve"));
        on.answer(
                "mark",
                process,
                Map.of("removalConfirmation", "approve"),
                packed -> on.isAt(packed, "Task_HandOverData"));
    }
}
