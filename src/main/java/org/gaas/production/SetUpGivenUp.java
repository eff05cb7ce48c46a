package org.gaas.production;

import org.gaas.engine.Refusal;
import org.gaas.installations.InstallationId;

/** One half could not be set up, and somebody decided to give it up: then the other is not wanted either. */
public final class SetUpGivenUp extends Refusal {
    SetUpGivenUp(InstallationId half, String why) {
        super(half + " was given up: " + why);
    }
}
