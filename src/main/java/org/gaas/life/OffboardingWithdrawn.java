package org.gaas.life;

import org.gaas.engine.Refusal;

/** A production stays after all: somebody refused its end, or took the request back. */
public final class OffboardingWithdrawn extends Refusal {
    OffboardingWithdrawn(String why) {
        super(why);
    }
}
