package org.gaas.adoption;

import org.gaas.engine.Refusal;

/** Nothing is taken over from the old place: somebody refused it, gave it up, or took it back. */
public final class AdoptionWithdrawn extends Refusal {
    private static final long serialVersionUID = 1;

    AdoptionWithdrawn(String why) {
        super(why);
    }
}
