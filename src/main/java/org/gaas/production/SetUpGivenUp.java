package org.gaas.production;

import org.gaas.engine.Refusal;
import org.gaas.installations.InstallationId;

/** It could not be set up, and somebody decided to give it up; of a production, the other half is not wanted then either. */
public final class SetUpGivenUp extends Refusal {
    SetUpGivenUp(InstallationId installation, String why) {
        super(installation + " was given up: " + why);
    }
}
