package org.gaas.access;

import org.gaas.engine.ProcessStarted;
import org.gaas.people.SecondFactor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Whoever gives access in an emergency decides about production by asking, without any task: so a code of the second
 * factor was shown a moment ago, at whatever door; else nothing is begun.
 */
@Component
class EmergencyCode {
    private final SecondFactor factor;

    EmergencyCode(SecondFactor factor) {
        this.factor = factor;
    }

    @EventListener
    void started(ProcessStarted start) {
        if (!start.process().equals(GrantAccessProcess.PROCESS)) return;
        if (AccessVars.EMERGENCY.find(start.asked()).orElse(false))
            factor.require(start.person().orElse(""));
    }
}
