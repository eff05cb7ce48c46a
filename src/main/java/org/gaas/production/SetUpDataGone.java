package org.gaas.production;

import org.gaas.engine.Refusal;
import org.gaas.installations.Installation;

/** The trial whose set-up data should go on is not there any more. */
public final class SetUpDataGone extends Refusal {
    private static final long serialVersionUID = 1L;

    SetUpDataGone(Installation trial) {
        super("The set-up data of " + trial.id() + " can't go on: it is "
                + (trial.state() == Installation.State.REMOVING ? "being taken away" : "gone")
                + ". Go on without set-up data, or withdraw.");
    }
}
