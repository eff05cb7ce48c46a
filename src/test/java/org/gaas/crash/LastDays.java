package org.gaas.crash;

import java.util.Map;

/** A production is to end: two people approve, it is closed and packed; then it stays after all. */
final class LastDays {
    private final Dealings on;

    LastDays(Dealings on) {
        this.on = on;
    }

    /** The customer is asked, and changes their mind when the data is to be handed over. */
    void kept() {
        var process =
                on.asked("hanna", "productions/" + on.project() + "/offboarding", "offboard-production", Map.of());
        on.answer("hanna", process, Map.of("customersAnswer", "accept", "customersWord", "C. Klant, by phone"));
        packed(process);
        on.answer("hanna", process, Map.of("dataHanding", "withdraw"));
        on.ends(process, "Production kept");
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
